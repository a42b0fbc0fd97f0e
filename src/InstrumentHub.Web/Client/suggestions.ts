export interface Suggestion {
  text: string;
  kind: "situation" | "instrument" | "concept";
  url: string;
  label?: string | null;
  spans: { start: number; length: number }[];
}

/** The options of the list, in groups named by <code>labels</code> (situation, instrument, concept). Text only ever as text. */
export function options(found: Suggestion[], id: string, labels: DOMStringMap): HTMLElement[] {
  const groups: HTMLElement[] = [];
  let kind = "";
  found.forEach((suggestion, n) => {
    if (suggestion.kind !== kind) {
      kind = suggestion.kind;
      groups.push(group(labels[kind] ?? "", `${id}-${kind}`));
    }
    groups[groups.length - 1]?.append(option(suggestion, `${id}-${n}`));
  });
  return groups;
}

function group(label: string, id: string): HTMLElement {
  const head = element("div", "suggest__group", label);
  head.id = id;
  head.setAttribute("role", "presentation");
  const box = element("div", "");
  box.setAttribute("role", "group");
  box.setAttribute("aria-labelledby", id);
  box.append(head);
  return box;
}

function option(suggestion: Suggestion, id: string): HTMLElement {
  const item = element("div", "suggest__option");
  item.id = id;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  item.dataset.kind = suggestion.kind;
  item.dataset.url = suggestion.url;
  let at = 0;
  for (const { start, length } of suggestion.spans) {
    item.append(suggestion.text.slice(at, start), element("mark", "nl-mark", suggestion.text.slice(start, start + length)));
    at = start + length;
  }
  item.append(suggestion.text.slice(at));
  if (suggestion.label) item.append(element("span", "suggest__label", suggestion.label));
  return item;
}

function element(name: string, className: string, text = ""): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
