/** The name of this build, as the server tells it (`Studios.build`). */
declare const __BUILD__: string;

declare module "*.css" {
  const text: string;
  export default text;
}
