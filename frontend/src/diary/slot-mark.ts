// Where the mark of the keyboard is on the screen: over a time in a column of the library's grid.

import { SLOT } from "./slots.js";

const DAY = 24 * 60; // Minutes.
const EDGE = 16; // Pixels that a scroll bar may cover.

/** Lay the mark over a time; `reveal`: scroll so that it is seen, beside the heads of rows and columns. */
export function place(
  mark: HTMLElement,
  main: Element,
  column: Element,
  minutes: number,
  reveal: boolean,
): void {
  const box = () => {
    const { left, top, width, height } = column.getBoundingClientRect();
    return {
      left,
      top: top + (minutes / DAY) * height,
      width,
      height: (SLOT / DAY) * height,
    };
  };
  if (reveal) scrollTo(main, box());
  const { left, top, width, height } = box();
  const frame = (mark.offsetParent ?? main).getBoundingClientRect();
  const style = { left: left - frame.left, top: top - frame.top, width, height };
  for (const [name, value] of Object.entries(style)) mark.style.setProperty(name, `${value}px`);
}

function scrollTo(
  main: Element,
  box: { left: number; top: number; width: number; height: number },
) {
  const view = main.getBoundingClientRect();
  const head = main.querySelector(".ec-header")?.getBoundingClientRect().height ?? 0;
  const aside = main.querySelector(".ec-sidebar")?.getBoundingClientRect().width ?? 0;
  const up = Math.min(0, box.top - view.top - head);
  main.scrollTop += up || Math.max(0, box.top + box.height - view.bottom + EDGE);
  const back = Math.min(0, box.left - view.left - aside);
  main.scrollLeft += back || Math.max(0, box.left + box.width - view.right + EDGE);
}
