// What a reader of screens, a keyboard and weak eyes need, as far as a program can tell: gives a list
// of findings, empty where all is well. After the rules of WCAG 2.1 AA that the names in brackets tell.
const findings = [];
const say = (rule, element) => findings.push(rule + ": " + element.outerHTML.slice(0, 120));

// [3.1.1, 2.4.2, 1.3.1, 2.4.1] language, title, landmarks, a way past the menu
if (!document.documentElement.lang) findings.push("no language");
if (!document.title.trim()) findings.push("no title");
if (document.querySelectorAll("main").length !== 1) findings.push("not one main");
if (document.querySelectorAll("h1").length < 1) findings.push("no h1");
if (!document.querySelector('a[href="#main"]')) findings.push("no way past the menu");

// [1.3.1] headings leave no level out
let level = 0;
for (const heading of document.querySelectorAll("h1,h2,h3,h4,h5,h6")) {
    const own = Number(heading.tagName[1]);
    if (own > level + 1) say("a level of headings is left out", heading);
    level = own;
}

// [4.1.1] ids stand once
const ids = new Set();
for (const element of document.querySelectorAll("[id]")) {
    if (ids.has(element.id)) say("an id twice", element);
    ids.add(element.id);
}

// [1.3.1, 4.1.2] labels, names of links and buttons, drawings with words, tables with headers
for (const field of document.querySelectorAll("input:not([type=hidden]),select,textarea"))
    if (!field.labels.length && !field.getAttribute("aria-label")) say("no label", field);
for (const link of document.querySelectorAll("a[href],button"))
    if (!link.textContent.trim() && !link.getAttribute("aria-label")) say("no name", link);
for (const drawing of document.querySelectorAll("svg"))
    if (!drawing.getAttribute("aria-label") && drawing.getAttribute("aria-hidden") !== "true") say("no words", drawing);
for (const table of document.querySelectorAll("table"))
    if (!table.querySelector("th[scope=col]")) say("no header cells", table);
for (const id of document.querySelectorAll("[aria-labelledby]"))
    if (!document.getElementById(id.getAttribute("aria-labelledby"))) say("labelled by nothing", id);

// [2.1.1] what scrolls can be reached by keyboard
for (const element of document.querySelectorAll("*")) {
    const style = getComputedStyle(element);
    const scrolls = (style.overflowX === "auto" || style.overflowX === "scroll") && element.scrollWidth > element.clientWidth;
    if (scrolls && element.tabIndex < 0 && element !== document.documentElement) say("scrolls without a key", element);
}

// [1.4.3] contrast of text against what it stands on: 4.5, of large text 3
const colour = text => (text.match(/[\d.]+/g) || []).map(Number);
const luminance = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map(v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
};
const ground = element => {
    for (let at = element; at; at = at.parentElement) {
        const back = colour(getComputedStyle(at).backgroundColor);
        if (back.length === 3 || back[3] > 0.99) return back;
    }
    return [255, 255, 255];
};
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement, style = getComputedStyle(element);
    if (!node.data.trim() || element.closest("svg,option") || style.visibility === "hidden" || !element.getClientRects().length) continue;
    const [light, dark] = [luminance(colour(style.color)), luminance(ground(element))].sort((a, b) => b - a);
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if ((light + 0.05) / (dark + 0.05) < (large ? 3 : 4.5)) say("contrast " + ((light + 0.05) / (dark + 0.05)).toFixed(2), element);
}
return [...new Set(findings)];
