// Searching and sorting of tables by List.js; without it the page is read and printed as it stands.
"use strict";
document.documentElement.classList.add("js");
const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

function byColumn(first, second, options) {
  return collator.compare(first.values()[options.valueName], second.values()[options.valueName]);
}

function tellOrder(buttons) {
  for (const button of buttons) {
    const order = ["asc", "desc"].find((name) => button.classList.contains(name));
    const header = button.closest("th");
    if (order) header.setAttribute("aria-sort", `${order}ending`);
    else header.removeAttribute("aria-sort");
  }
}

for (const box of document.querySelectorAll(".listing")) {
  const buttons = [...box.querySelectorAll("button.sort")];
  const shown = box.querySelector("[role=status]");
  const list = new List(box, {
    valueNames: box.dataset.searched?.split(" ") ?? buttons.map((button) => button.dataset.sort),
    page: Infinity,
    searchDelay: 100,
    sortFunction: byColumn,
  });
  list.on("sortComplete", () => tellOrder(buttons));
  list.on("searchComplete", () => {
    shown.textContent = shown.dataset.said.replace("#", list.matchingItems.length);
  });
}
