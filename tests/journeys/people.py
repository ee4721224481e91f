"""What people do on every journey: sign in, select words, go from stop to stop by keyboard."""

from django.apps import apps
from django.contrib import admin

from tests.factories.people import PASSWORD

FOCUS = """() => {
  const here = document.activeElement;
  const style = getComputedStyle(here), box = here.getBoundingClientRect();
  const drawn = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const seen = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
  return here === document.body || (drawn && seen) ? "" : here.outerHTML.slice(0, 120);
}"""
RECTANGLE = """([selector, words]) => {
  const walker = document.createTreeWalker(
    document.querySelector(selector), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    range.startContainer.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
    const lines = [...range.getClientRects()], first = lines[0], last = lines.at(-1);
    return [first.left, first.top + first.height / 2, last.right, last.top + last.height / 2];
  }
}"""


def desks():
    """Each model that the admin offers, with the desk that it has there."""
    offered = filter(admin.site.is_registered, apps.get_models())
    return {model: admin.site.get_model_admin(model) for model in offered}


def sign_in(page, username):
    """Go to the desk, by way of the sign-in page."""
    page.goto("/admin/")
    page.fill("[name=username]", username)
    page.fill("[name=password]", PASSWORD)
    page.click("main button")
    page.locator("#user-tools").wait_for()
    return page


def go(page, selector):
    """Click what leads to another page, and wait for that page."""
    with page.expect_navigation():
        page.click(selector)


def drag_over(page, selector, words):
    """Select words inside an element with the mouse, from just before the first letter on."""
    page.wait_for_load_state()  # modules run before it; until then nobody hears of the selection
    left, top, right, bottom = page.evaluate(RECTANGLE, [selector, words])
    page.mouse.move(left + 1, top)
    page.mouse.down()
    page.mouse.move((left + right) / 2, (top + bottom) / 2, steps=4)
    page.mouse.move(right - 1, bottom, steps=4)
    page.mouse.up()


def tab_to(page, selector, *, most=120):
    """Press Tab until an element has the focus. Every stop on the way must show that it has it."""
    for _stop in range(most):
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS) == ""
        if page.evaluate("css => document.activeElement.matches(css)", selector):
            return
    raise AssertionError(f"Tab does not lead to {selector} on {page.url}")


def follow(page, selector):
    """Go by keyboard to a link and open it."""
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")
