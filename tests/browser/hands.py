"""How a person acts on a page: with the mouse, or with the keyboard alone."""

from __future__ import annotations

from typing import Protocol

from playwright.sync_api import Locator

MOST_STOPS = 120
# Whether an element has the focus, and the element that has it without showing it, or nothing.
FOCUS = """target => {
  const element = document.activeElement;
  const shown = () => {
    if (element === document.body) return true;  // after the last stop: the browser's own controls
    if (element.type === "date" && !element.matches(":focus-visible")) return true;  // on the browser's button inside it
    const style = getComputedStyle(element);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
  };
  return [element === target, shown() ? "" : element.outerHTML.slice(0, 200)];
}"""


class Hand(Protocol):
    """The three things that a form and a link ask of a person."""

    def press(self, target: Locator) -> None: ...
    def tick(self, target: Locator) -> None: ...
    def write(self, target: Locator, text: str) -> None: ...


class Mouse:
    """Points and clicks."""

    def press(self, target: Locator) -> None:
        target.click()

    def tick(self, target: Locator) -> None:
        target.check()

    def write(self, target: Locator, text: str) -> None:
        target.fill(text)
        target.blur()


class Keyboard:
    """Tab, Shift+Tab, Space, Enter and letters; the focus must be visible at every stop on the way."""

    def press(self, target: Locator) -> None:
        self.reach(target)
        target.page.keyboard.press("Enter")

    def tick(self, target: Locator) -> None:
        self.reach(target)
        target.page.keyboard.press("Space")

    def write(self, target: Locator, text: str) -> None:
        self.reach(target)
        keyboard = target.page.keyboard
        if target.get_attribute("type") == "date":
            year, month, day = text.split("-")
            keyboard.type(month + day + year)  # in the order of the browser, which is launched as American
        else:
            keyboard.type(text)
        keyboard.press("Tab")

    def reach(self, target: Locator, key: str = "Tab") -> None:
        """Move the focus to a control, stop by stop."""
        for _ in range(MOST_STOPS):
            there, hidden = target.evaluate(FOCUS)
            assert hidden == "", f"no visible focus on {hidden}"
            if there:
                return
            target.page.keyboard.press(key)
        raise AssertionError(f"{target} is not reached by {key}")


def has_visible_focus(target: Locator) -> bool:
    """Whether an element has the focus and shows it."""
    there, hidden = target.evaluate(FOCUS)
    return there and hidden == ""
