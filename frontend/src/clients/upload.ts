// Sends a file to Home Assistant, which is too long for a message, and tells how much of it is there.

import type { Hass } from "../hass.js";

/** Rejects with a `{ status }`; 0: Home Assistant could not be reached, or it was stopped. */
export async function upload<T>(
  hass: Hass,
  path: string,
  file: Blob,
  told: (share: number) => void,
  stop: AbortSignal,
): Promise<T> {
  if (hass.auth.expired) await hass.auth.refreshAccessToken();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = () => reject({ status: request.status });
    request.open("POST", `/api/${path}`);
    request.setRequestHeader("Authorization", `Bearer ${hass.auth.accessToken}`);
    request.upload.onprogress = ({ loaded, total }) => told(loaded / total);
    request.onload = () => {
      if (request.status === 200) resolve(JSON.parse(request.responseText) as T);
      else fail();
    };
    request.onerror = request.onabort = fail;
    stop.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
