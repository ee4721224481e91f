/* From a place in the text, in code points, to ranges in the page, and from a point to its place. */
import { codePoints } from "./selection.js";

/** The runs of a text with their places, read once: [{run, start, end}]. */
export function runsOf(words) {
  return [...words.querySelectorAll(".run")].map((run) => {
    const start = Number(run.dataset.start);
    return { run, start, end: start + codePoints(run.textContent) };
  });
}

/** The ranges of a stretch of text, one in each run that it touches. */
export function rangesOf(runs, start, end) {
  return runs
    .filter((each) => each.start < end && each.end > start)
    .map((each) => {
      const range = document.createRange();
      range.setStart(...pointIn(each.run, Math.max(start, each.start) - each.start));
      range.setEnd(...pointIn(each.run, Math.min(end, each.end) - each.start));
      return range;
    });
}

/** The node and the offset behind a number of code points of a run. */
function pointIn(run, points) {
  const walker = document.createTreeWalker(run, NodeFilter.SHOW_TEXT);
  let left = points;
  let last = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const here = codePoints(node.data);
    if (left <= here) return [node, unitsOf(node.data, left)];
    left -= here;
    last = node;
  }
  return last ? [last, last.data.length] : [run, 0];
}

/** How many UTF-16 units the first code points of a string take. */
function unitsOf(text, points) {
  let units = 0;
  let left = points;
  for (const sign of text) {
    if (left === 0) break;
    units += sign.length;
    left -= 1;
  }
  return units;
}

/** The place of a point of the screen in the text; -1 where no words are. */
export function placeAt(words, x, y) {
  const caret = document.caretPositionFromPoint?.(x, y);
  const old = caret ? null : document.caretRangeFromPoint?.(x, y);
  const node = caret?.offsetNode ?? old?.startContainer;
  const run = node && (node.closest ? node : node.parentElement)?.closest(".run");
  if (!run || !words.contains(run)) return -1;
  const before = document.createRange();
  before.selectNodeContents(run);
  before.setEnd(node, caret?.offset ?? old.startOffset);
  return Number(run.dataset.start) + codePoints(before.toString());
}
