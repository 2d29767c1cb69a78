// What this page uses of Home Assistant's frontend: only what custom panels and cards may rely on.

export type Unsubscribe = () => Promise<void> | void;

export interface Connection {
  sendMessagePromise<T>(message: object): Promise<T>;
  subscribeMessage<T>(
    callback: (message: T) => void,
    message: object,
    options?: { resubscribe?: boolean },
  ): Promise<Unsubscribe>;
  addEventListener(event: "ready" | "disconnected", callback: () => void): void;
  removeEventListener(event: "ready" | "disconnected", callback: () => void): void;
}

export type Localize = (key: string, values?: Record<string, string | number>) => string;

export interface Hass {
  connection: Connection;
  connected: boolean;
  language: string;
  locale: { language: string; time_format: string; time_zone: string; first_weekday: string };
  config: { time_zone: string };
  user: { id: string; name: string; is_admin: boolean };
  themes: { darkMode?: boolean };
  auth: { accessToken: string; expired: boolean; refreshAccessToken(): Promise<void> };
  /** Texts that the frontend has loaded, such as those of entities. */
  localize: Localize;
  states: Record<string, { attributes: { friendly_name?: string } }>;
  dockedSidebar: "docked" | "always_hidden" | "auto";
  callApi<T>(method: string, path: string, data?: object, headers?: object): Promise<T>;
  loadBackendTranslation(category: string, integrations: string[]): Promise<Localize>;
}

/** What Home Assistant answers a refused message with. */
export interface HassError {
  code?: string;
  message?: string;
  translation_key?: string;
  translation_domain?: string;
  translation_placeholders?: Record<string, string>;
}

/** What `callApi` rejects with; without a status if Home Assistant could not be reached. */
export interface ApiError {
  status_code?: number;
  body?: { errors?: Record<string, string> };
}

/**
 * How native fields look. Home Assistant does not always tell whether its theme is dark; its page
 * does then by itself, which is followed if nothing is said here.
 */
export function colorScheme(hass: Partial<Pick<Hass, "themes">>): "dark" | "light" | "" {
  const dark = hass.themes?.darkMode;
  if (dark === undefined) return "";
  return dark ? "dark" : "light";
}
