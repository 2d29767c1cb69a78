// The looks of the diary's grid, over the calendar library's own.

import sheet from "@event-calendar/core/index.css";
import { css, unsafeCSS } from "lit";

export const gridStyle = [
  unsafeCSS(sheet),
  css`
    :host { display: block; position: relative; min-height: 0; }
    .grid { height: 100%; }
    .ec {
      --ec-bg-color: var(--card-background-color);
      --ec-text-color: var(--primary-text-color);
      --ec-border-color: var(--divider-color);
      --ec-today-bg-color: var(--card-background-color);
      --ec-now-indicator-color: var(--error-color);
      --ec-bg-event-opacity: 1;
      font-size: 14px;
    }
    .ec button, .ec .ec-event { min-height: 0; }
    .ec-event {
      border-inline-start: 5px solid var(--edge, transparent);
      border-radius: 6px;
      box-shadow: none;
      overflow: hidden;
      container: entry / inline-size;
      cursor: pointer;
    }
    /* The edge is seen beside a body of the same colour as well. */
    .ec-event::before { content: ""; position: absolute; inset-block: 0; inset-inline-start: 0; width: 2px; background: var(--card-background-color); }
    .ec-event.room {
      background-color: color-mix(in srgb, var(--body) 14%, var(--card-background-color)) !important;
      color: var(--primary-text-color) !important;
      outline: 2px solid var(--body);
      outline-offset: -2px;
    }
    .ec-event.tentative { background-image: repeating-linear-gradient(45deg, transparent 0 8px, rgb(255 255 255 / 25%) 8px 12px); }
    .ec-event.free { opacity: 0.65; }
    .ec-event.conflict { box-shadow: inset 0 0 0 2px var(--error-color); }
    .ec-event.cancelled {
      color: var(--primary-text-color) !important;
      background: var(--card-background-color) !important;
      border: 1px dashed var(--secondary-text-color);
      outline: none;
    }
    .ec-event.cancelled :is(b, span) { text-decoration: line-through; }
    .ec-event.lit { box-shadow: 0 0 0 3px var(--primary-text-color); z-index: 2; }
    /* Of the lines only those that fit whole, of a very short one the middle of its only line. */
    .ec-event-body { display: block; padding-inline-start: 3px; font-size: 12px; line-height: 1.2; max-block-size: max(1lh, round(down, 100%, 1lh)); overflow: hidden; }
    .ec-event.short { padding-block: 0; align-items: center; }
    /* A word that is wider than its line ends with an ellipsis, and is not broken anywhere. */
    .ec-event-body b { display: block; font-weight: 600; overflow: hidden; text-overflow: ellipsis; hyphens: auto; }
    .ec .ec-event.flat { min-height: 24px; }
    :is(.flat, .short) .ec-event-body { display: flex; flex-direction: row; gap: 4px; align-items: baseline; white-space: nowrap; }
    :is(.flat, .short) b { flex: 0 1 auto; min-width: 0; }
    /* Where there is no room for both, the title is more than the time, which the place tells. */
    .short b + span { flex: 0 99 auto; min-width: 0; overflow: hidden; text-overflow: ellipsis; }
    :is(.flat, .short) .marks { order: 3; margin-inline-start: auto; align-self: center; }
    .ec-month-view .ec-day-foot a { display: inline-block; min-height: 24px; padding: 2px 6px; color: var(--words); font-weight: 500; }
    .heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    .marks { float: inline-end; display: inline-flex; gap: 2px; }
    .marks svg { width: 14px; height: 14px; fill: currentColor; }
    /* Beside others it may be too narrow for words: then of each line the letters that fit, and no time. */
    @container entry (max-width: 64px) {
      .ec-event-body { font-size: 11px; }
      .ec-event-body b { overflow-wrap: anywhere; }
      .ec-event-body b + span { display: none; }
      .marks { display: flex; float: none; flex-wrap: wrap; }
      .short b { flex: 1 0 3ch; text-overflow: clip; }
      .short .marks { flex: 0 99 auto; flex-wrap: nowrap; min-width: 0; overflow: hidden; }
    }
    .buffer { background: repeating-linear-gradient(135deg, transparent 0 5px, color-mix(in srgb, var(--secondary-text-color) 35%, transparent) 5px 7px) !important; }
    .closed { background: color-mix(in srgb, var(--secondary-text-color) 12%, transparent) !important; }
    /* While one is dragged: what is taken is easy to see, what may be covered steps back. */
    .moving .buffer { background: repeating-linear-gradient(135deg, transparent 0 4px, color-mix(in srgb, var(--error-color) 55%, transparent) 4px 7px) !important; }
    .moving .closed { background: color-mix(in srgb, var(--secondary-text-color) 30%, transparent) !important; }
    .moving .ec-event:not(.own, .ec-ghost, .ec-preview, .free, .cancelled) {
      /* No pattern and no round corners: a drag paints all of them again, at its start and from column to column. */
      outline: 3px solid var(--error-color);
      outline-offset: -3px;
      border-radius: 0;
    }
    .moving .ec-event:is(.free, .cancelled) { opacity: 0.4; }
    /* What is held is no item of the grid: each of its steps would lay out and paint all others again. */
    .ec-body .ec-events { position: relative; }
    .ec-body .ec-preview { position: absolute; grid-column-end: span 1 !important; inset-inline-start: 0; contain: strict; will-change: transform; }
    .slot {
      position: absolute;
      z-index: 3;
      min-height: 0;
      padding: 0;
      border-radius: 4px;
      background: color-mix(in srgb, var(--primary-color) 20%, transparent);
      opacity: 0;
      pointer-events: none;
    }
    .ec-main:focus-visible { outline: 3px solid var(--primary-color); outline-offset: -3px; }
    .slot:focus { opacity: 1; outline: 3px solid var(--primary-color); outline-offset: -3px; }
  `,
];
