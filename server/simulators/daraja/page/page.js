import { WORDS } from "./words.js";

const EVERY_MS = 1000;
const CHOICES = {
  answer: ["ask", "approve", "wrongPin", "cancel", "ignore", "insufficient"],
  doubleNotice: ["none", "after", "before", "together"],
  phone: ["usual", "whole", "masked", "hashed", "absent"],
  amountForm: ["number", "text", "decimals"],
};
const GROUPS = [
  ["answer", "promptSeconds", "resultCode", "sameAmountRule"],
  ["dropNotices", "noticeDelayMs", "noticeCopies", "copiesAtOnce", "reorderNotices", "doubleNotice"],
  ["noticeBeforeResponse", "responseDelayMs", "loseResponse", "queryAnswers"],
  ["phone", "callbackAmount", "amountForm", "blankBalance", "shuffleItems", "blankNames"],
];

const find = (selector) => document.querySelector(selector);
let language = localStorage.getItem("language") ?? (navigator.language.startsWith("sw") ? "sw" : "en");
let phone = new URLSearchParams(location.search).get("phone") ?? localStorage.getItem("phone") ?? "";
let state = null;
let drawn = "";

const word = (name, values = {}) =>
  WORDS[language][name].replaceAll(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ""));
const money = (shillings) => Number(shillings).toLocaleString("en-KE");
const reason = (code) => WORDS[language].codes[code] ?? word("other");
const shownPhone = (number) => number.replace(/^254(\d{3})(\d{3})(\d{3})$/, "0$1 $2 $3");
const international = (text) => text.replaceAll(/[\s+-]/g, "").replace(/^0(?=[17]\d{8}$)/, "254");

/** An element: its tag with classes (`p.hint`), its attributes and listeners, its children. */
function make(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name);
  element.classList.add(...classes);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (typeof value === "boolean") element.toggleAttribute(key, value);
    else element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

async function post(path, body = {}) {
  const response = await fetch(`practice/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  await refresh();
  return response.json();
}

async function refresh() {
  try {
    const response = await fetch(`practice/state?phone=${encodeURIComponent(phone)}`);
    state = await response.json();
    find("#offline").hidden = true;
  } catch {
    find("#offline").hidden = false;
    return;
  }
  if (phone === "") choosePhone(state.prompts.at(-1)?.phone ?? state.phones.at(-1) ?? "254700000041");
  else draw();
}

function choosePhone(number) {
  phone = international(number);
  localStorage.setItem("phone", phone);
  drawn = "";
  void refresh();
}

/** Draws all but what somebody may be typing in; that only when what it shows has changed. */
function draw() {
  const now = JSON.stringify([state.version, phone, language]);
  drawPrompt(now !== drawn);
  if (now === drawn) return;
  drawn = now;
  drawPhone();
  drawPay();
  drawEvents();
  drawKnobs();
  drawDeliveries();
}

function drawPhone() {
  const number = find("#number");
  if (document.activeElement !== number) number.value = shownPhone(phone);
  find("#owner").textContent = state.payer?.name ?? "";
  find("#numbers").replaceChildren(...state.phones.map((one) => make("option", { value: shownPhone(one) })));
  const wallet = find("#wallet").elements.shillings;
  if (document.activeElement !== wallet) wallet.value = state.payer?.shillings ?? "";
  const others = [...new Set(state.prompts.map((prompt) => prompt.phone))].filter((one) => one !== phone);
  find("#elsewhere").replaceChildren(
    ...others.map((one) =>
      make("button", { type: "button", click: () => choosePhone(one) }, word("otherPhone", { phone: shownPhone(one) })),
    ),
  );
}

function drawPrompt(isNew) {
  const prompt = state.prompts.find((one) => one.phone === phone);
  const screen = find("#screen");
  const countdown = find("#countdown");
  const left = prompt && word(prompt.isIgnored ? "ignored" : "left", { seconds: prompt.secondsLeft });
  if (countdown && left && screen.dataset.prompt === prompt.id) countdown.textContent = left;
  const shown = prompt ? `${prompt.id}${prompt.isIgnored}${language}` : `none${language}`;
  if (!isNew || screen.dataset.shown === shown) return;
  screen.dataset.shown = shown;
  screen.dataset.prompt = prompt?.id ?? "";
  screen.classList.toggle("asking", prompt !== undefined);
  screen.replaceChildren(...(prompt ? askingScreen(prompt, left) : idleScreen()));
  screen.querySelector("input")?.focus({ preventScroll: true });
}

const idleScreen = () => [
  make("p.clock", { "aria-hidden": "true" }, timeOf(Date.now()).slice(0, 5)),
  make("p.idle", {}, word("idle")),
  make("p.hint", {}, word("idleHint")),
];

function askingScreen(prompt, left) {
  const { id, amount, business, reference } = prompt;
  const answer = (what, pin) => void post("answer", { id, answer: what, ...(pin !== undefined && { pin }) });
  const approve = (event) => {
    event.preventDefault();
    answer("approve", new FormData(event.target).get("pin"));
  };
  const button = (what, name) => make("button", { type: "button", click: () => answer(what) }, word(name));
  const pin = make("input", {
    name: "pin",
    type: "password",
    inputmode: "numeric",
    autocomplete: "off",
    maxlength: "4",
    pattern: "\\d{4}",
    required: true,
  });
  return [
    make(
      "form.prompt",
      { submit: approve },
      make("p.asks", {}, word("asks", { amount: money(amount), business })),
      make("p.reference", {}, word("accountNo", { reference })),
      make("label", {}, make("span", {}, word("enterPin")), pin),
      make("p.hint", {}, word("pinHint", { pin: state.pin })),
      make("button.main", { type: "submit" }, word("approve")),
      make(
        "div.answers",
        {},
        button("cancel", "cancel"),
        button("ignore", "ignore"),
        button("insufficient", "noFunds"),
      ),
      make("p.hint", { id: "countdown" }, left),
    ),
  ];
}

function drawPay() {
  const select = find("#pay").elements.shortcode;
  const chosen = select.value;
  select.replaceChildren(
    ...state.businesses.map(({ number, name }) => make("option", { value: number }, `${number} – ${name}`)),
  );
  if (chosen) select.value = chosen;
}

function drawEvents() {
  const list = find("#events");
  list.replaceChildren(
    ...(state.events.length > 0 ? state.events.map(eventRow) : [make("li.hint", {}, word("nothing"))]),
  );
}

function eventRow(event) {
  const { kind, id, at, code, receipt, amount, business, account } = event;
  const values = { receipt, amount: money(amount), business, account: account || "–", code, why: reason(code) };
  const isPaid = receipt !== null;
  const text = word(kind === "reversal" ? "back" : isPaid ? "paid" : "failed", values);
  const button = (name, act) => make("button.small", { type: "button", click: act }, word(name));
  return make(
    `li.${isPaid ? "paid" : "unpaid"}`,
    {},
    make("span.when", {}, `${timeOf(at)} · ${shownPhone(event.phone)}`),
    make("span", {}, text),
    ...(kind === "push" && !isPaid
      ? [
          make(
            "span.row",
            {},
            button("forge", () => void post("forge", { id })),
            button("overturn", () => void post("end", { id, code: "0" })),
          ),
        ]
      : []),
  );
}

const timeOf = (at) => new Date(at).toLocaleTimeString("en-KE", { hour12: false, timeZone: "Africa/Nairobi" });

function drawKnobs() {
  const form = find("#knobs");
  if (form.contains(document.activeElement) && form.dataset.language === language) return;
  form.dataset.language = language;
  form.replaceChildren(
    ...GROUPS.map((names, index) =>
      make("fieldset", {}, make("legend", {}, WORDS[language].groups[index]), ...names.map(knob)),
    ),
  );
}

function knob(name) {
  const value = state.knobs[name];
  const label = WORDS[language].knobs[name];
  const turn = (next) => void post("knobs", { changes: { [name]: next } });
  if (typeof value === "boolean")
    return make(
      "label.check",
      {},
      make("input", { type: "checkbox", checked: value, change: ({ target }) => turn(target.checked) }),
      make("span", {}, label),
    );
  if (CHOICES[name]) {
    const options = CHOICES[name].map((choice) =>
      make("option", { value: choice, selected: choice === value }, WORDS[language].choices[choice]),
    );
    const select = make("select", { change: ({ target }) => turn(target.value) }, ...options);
    return make("label", {}, make("span", {}, label), select);
  }
  return make("label", {}, make("span", {}, label), knobInput(name, value, turn));
}

function knobInput(name, value, turn) {
  if (name === "queryAnswers") {
    const read = (text) => text.split(/[\s,]+/).filter(Boolean);
    return make("input", {
      value: value.join(" "),
      placeholder: "inFlight blank 1032",
      change: ({ target }) => turn(read(target.value)),
    });
  }
  const isNumber = typeof value === "number" || name === "callbackAmount";
  return make("input", {
    type: isNumber ? "number" : "text",
    min: "0",
    maxlength: "20",
    value: value ?? "",
    placeholder: "–",
    change: ({ target }) => turn(target.value === "" ? null : isNumber ? Number(target.value) : target.value),
  });
}

function drawDeliveries() {
  const row = (cells, cell) => make("tr", {}, ...cells.map((text) => make(cell, {}, String(text))));
  const head = row(WORDS[language].columns, "th");
  const rows = state.deliveries.map(({ at, what, path, status, answer }) =>
    row([timeOf(at), what, path, answer === "dropped" ? word("dropped") : `${status ?? "–"} ${answer}`], "td"),
  );
  find("#deliveries").replaceChildren(head, ...(rows.length > 0 ? rows : [row([word("none")], "td")]));
  find("#statements").replaceChildren(
    ...state.businesses.map(({ shortcode, name }) =>
      make("a", { href: `practice/statement.csv?shortcode=${shortcode}`, download: true }, word("statement", { name })),
    ),
  );
}

function speak(chosen) {
  language = chosen;
  localStorage.setItem("language", language);
  document.documentElement.lang = language;
  document.title = word("title");
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  for (const button of document.querySelectorAll("[data-language]"))
    button.setAttribute("aria-pressed", String(button.dataset.language === language));
  drawn = "";
  if (state) draw();
}

for (const button of document.querySelectorAll("[data-language]"))
  button.addEventListener("click", () => speak(button.dataset.language));
find("#number").addEventListener("change", ({ target }) => choosePhone(target.value));
find("#wallet").addEventListener("submit", (event) => {
  event.preventDefault();
  void post("wallet", { phone, shillings: Number(event.target.elements.shillings.value) });
});
find("#pay").addEventListener("submit", async (event) => {
  event.preventDefault();
  const { shortcode, account, amount } = Object.fromEntries(new FormData(event.target));
  const said = await post("pay", { shortcode, account, amount: Number(amount), phone });
  const code = said.code ?? said.errorCode;
  find("#pay-said").textContent = said.ok
    ? word("said0", { receipt: said.payment.receipt })
    : word("saidNo", { code, why: reason(code) });
});
const ACTS = {
  revoke: () => post("revoke"),
  spike: () => post("fail", { endpoint: "any", code: "500.003.02" }),
  refuse: () => post("fail", { endpoint: "push", code: "400.002.02" }),
  reset: () => post("reset"),
};
for (const button of document.querySelectorAll("[data-act]"))
  button.addEventListener("click", () => {
    button.blur();
    void ACTS[button.dataset.act]();
  });

speak(language);
void refresh();
setInterval(() => void refresh(), EVERY_MS);
