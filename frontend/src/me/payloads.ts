// What the views `own_account` and `own_phones` answer, and the steps of a flow.

export type Values = Record<string, string | number>;

/** Why a sync fails: the key of its text, empty if unknown. */
export interface Problem {
  key: string;
  placeholders: Record<string, string>;
}

export interface ContactsState {
  problem: Problem | null;
  last_sync: string | null;
  held: boolean;
  skipped: number;
}

/** An account; what it syncs is left out while it doesn't run. */
export interface Account extends Partial<ContactsState> {
  title: string;
  email: string;
  problem: Problem | null;
  sign_in: boolean;
  lacks_contacts: boolean;
  paused?: boolean;
  contacts?: ContactsState;
}

export type AccountAction = "connect" | "reconfigure" | "sign_in_again";

/** The user as a staff member of a studio; `staff` is the id. */
export interface Membership {
  studio: string;
  studio_id: string;
  staff: string;
  name: string;
  running: boolean;
  allowed: boolean;
  account: Account | null;
}

/** `studio_sync/me/subscribe`: at once, and when any of it is another. */
export interface Own {
  memberships: (Membership & { phones: Phone[] })[];
  /** Another number: overlaps may be others. */
  changes: number;
}

export interface Phone {
  access: string;
  user_name: string;
  state: "valid" | "disabled" | "no_password" | "not_yet" | "expired" | "not_allowed";
  own_password: boolean;
}

export type PhoneAction = "new_password" | "sign_out" | "disable";

/** A changed access; what is optional comes with a new password. */
export interface ChangedPhone {
  username: string;
  /** Only a path, if Home Assistant knows no address. */
  url: string;
  password?: string;
  profile?: string | null;
  davx5?: string | null;
}

export type Filled = string | number | boolean | string[] | null | undefined;

export type Choice = string | [value: string, label: string] | { value: string; label: string };

/** The selectors that a form can show; a field of another one it can't. */
export interface Selector {
  select?: {
    options: Choice[];
    translation_key?: string;
    multiple?: boolean;
    custom_value?: boolean;
  };
  boolean?: object | null;
  number?: { min?: number; max?: number; step?: number | "any" } | null;
  text?: { type?: string; multiline?: boolean; multiple?: boolean } | null;
  entity?: { domain?: string | string[]; multiple?: boolean } | null;
  datetime?: object | null;
  date?: object | null;
  time?: object | null;
  qr_code?: { data: string };
}

/** A field of a form. */
export interface Field {
  name: string;
  /** What it is without a selector. */
  type?: string;
  required?: boolean;
  default?: Filled;
  description?: { suggested_value?: Filled };
  options?: Choice[];
  selector?: Selector;
}

/** What is wrong with the fields of a form by their names, or with `base`, all of it. */
export type FieldErrors = Record<string, string>;

interface StepBase {
  flow_id: string;
  step_id: string;
  errors?: FieldErrors | null;
  description_placeholders?: Record<string, string> | null;
}

export interface FormStep extends StepBase {
  type: "form";
  data_schema: Field[];
}

export interface MenuStep extends StepBase {
  type: "menu";
  menu_options: string[] | Record<string, string>;
}

/** A page elsewhere, to be opened in another tab. */
export interface ExternalStep extends StepBase {
  type: "external";
  url: string;
}

export interface AbortStep extends StepBase {
  type: "abort";
  reason: string;
  translation_domain?: string;
}

/** Something is under way; it is looked at until it is done. */
export interface ProgressStep extends StepBase {
  type: "progress";
  progress_action: string;
}

export interface CreatedStep extends StepBase {
  type: "create_entry";
  /** The key of what is said then. */
  description?: string | null;
}

export interface OtherStep extends StepBase {
  type: "external_done" | "progress_done";
}

export type Step =
  | FormStep
  | MenuStep
  | ExternalStep
  | AbortStep
  | ProgressStep
  | CreatedStep
  | OtherStep;
