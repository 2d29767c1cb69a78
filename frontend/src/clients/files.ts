// Files of clients, as Home Assistant offers them to download.

import type { Context } from "../view.js";

/** Have clients written to a file, and save it. */
export async function download(context: Context, chosen: object): Promise<number> {
  const found = await context.api.act<{ number: number; download: string; file_name: string }>(
    "export_clients",
    chosen,
  );
  const link = document.createElement("a");
  link.href = found.download;
  link.download = found.file_name;
  link.click();
  return found.number;
}
