// The looks that the parts of the form of an appointment share.

import { css } from "lit";

export const formStyle = css`
  :host { display: block; }
  .chips { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; margin-bottom: 12px; }
  .chips .label { flex: 1 1 100%; }
  .chips button { display: inline-grid; align-content: center; min-height: 36px; padding: 4px 12px; }
  .tick { display: flex; align-items: center; gap: 8px; min-height: 40px; }
  .tick input { width: 20px; height: 20px; }
  @media (max-width: 599px) { .chips button, .tick { min-height: 44px; } }
`;
