/* Where one stopped: the first line that is still seen when the page has come to rest. How long one
 * reads is not asked. */

const AT_REST = 1_500; // milliseconds without scrolling

/** Keep the place while the text is read. `here` gives the fragment, with its address and token. */
export function followPlace(words, here) {
  let timer = 0;
  let last = "";
  const runs = [...words.querySelectorAll(".run")];
  const begun = runs.findIndex((run) => run.closest("#p1")); // up to here nobody has to go on
  const tell = (isFirst) => {
    const index = runs.findIndex((run) => run.getBoundingClientRect().bottom > 0);
    if (!isFirst && index <= begun) return;
    const run = runs[index];
    const { account, revision, place } = here().dataset;
    const token = document.querySelector(".own-tick [name=csrfmiddlewaretoken]")?.value;
    if (!run || !token || run.dataset.start === last) return;
    last = run.dataset.start;
    const body = { account, revision, position: last, csrfmiddlewaretoken: token };
    fetch(place, {
      method: "POST",
      body: new URLSearchParams(body),
      redirect: "manual",
      keepalive: true,
    }).catch(() => {}); // the next place will do
  };
  if (here().dataset.opened === "no") tell(true);
  addEventListener("scroll", () => {
    clearTimeout(timer);
    timer = setTimeout(() => tell(false), AT_REST);
  });
}
