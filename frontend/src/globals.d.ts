/** The name of this build, as the server tells it (`Studios.build`). */
declare const __BUILD__: string;

/** The texts of the card picker, by language. */
declare const __PICKER__: Record<string, Record<string, string> | undefined>;

declare module "*.css" {
  const text: string;
  export default text;
}

interface HTMLElementTagNameMap {
  "studio-booking-form": import("./booking/form.js").BookingForm;
  "studio-client-picker": import("./booking/client-picker.js").ClientPicker;
}
