/* From a range in the page to a place in the text, in code points.
 *
 * Each block's words stand in one element `.run` whose `data-start` is the place of its first
 * character. The server counts Unicode code points, JavaScript strings count UTF-16 units: a string
 * is therefore spread into its code points before it is measured. */

/** The number of code points in a string. */
export function codePoints(text) {
  return [...text].length;
}

/** What of a range lies inside an element, as a range; null where nothing does. */
function within(range, element) {
  if (!range.intersectsNode(element)) return null;
  const part = document.createRange();
  part.selectNodeContents(element);
  if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0) {
    part.setStart(range.startContainer, range.startOffset);
  }
  if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) {
    part.setEnd(range.endContainer, range.endOffset);
  }
  return part.collapsed ? null : part;
}

/** The place of a range: {start, end, words}, without space at its edges; null where it holds no
 * word of the text. */
export function placeOf(range, manuscript) {
  let start = null;
  let end = null;
  let words = "";
  for (const run of manuscript.querySelectorAll(".run")) {
    const part = within(range, run);
    if (!part) continue;
    const text = part.toString();
    if (!text.trim()) continue;
    const before = document.createRange();
    before.selectNodeContents(run);
    before.setEnd(part.startContainer, part.startOffset);
    const first = Number(run.dataset.start) + codePoints(before.toString());
    if (start === null) start = first + codePoints(text) - codePoints(text.trimStart());
    end = first + codePoints(text.trimEnd());
    words += (words ? " … " : "") + text.trim();
  }
  return start === null ? null : { start, end, words };
}
