"use strict";
(() => {
  const form = document.getElementById("filter");
  const shown = document.getElementById("shown");
  const nothing = document.getElementById("nothing");
  const groups = [...document.querySelectorAll("details[data-status]")].map((box) => ({
    box, status: box.dataset.status, source: box.dataset.source, fresh: Number(box.dataset.new), started: box.open,
    count: box.querySelector(".n"), rows: null,
  }));
  const total = groups.reduce((sum, group) => sum + Number(group.count.dataset.all), 0);
  const fields = ["status", "source", "category", "new", "q"].filter((name) => form.elements[name]);
  const plural = (n) => n.toLocaleString("en-GB") + (n === 1 ? " finding" : " findings");

  // The text of a row is read once, when a filter first needs it.
  const rowsOf = (group) => group.rows ??= [...group.box.querySelectorAll("tbody tr")].map((row) => ({
    row, category: row.dataset.c, fresh: "new" in row.dataset, text: (group.source + " " + row.textContent).toLowerCase(),
  }));

  const apply = () => {
    const want = Object.fromEntries(fields.map((name) => [name, form.elements[name].value]));
    const fresh = want.new === "yes";
    const words = want.q.toLowerCase().split(/\s+/).filter(Boolean);
    const active = fields.some((name) => want[name]);
    let sum = 0;
    for (const group of groups) {
      const fits = (!want.status || group.status === want.status) && (!want.source || group.source === want.source) && (!fresh || group.fresh > 0);
      let left = fits ? Number(group.count.dataset.all) : 0;
      if (fits && (want.category || fresh || words.length || group.rows)) {
        left = 0;
        for (const one of rowsOf(group)) {
          const hit = (!want.category || one.category === want.category) && (!fresh || one.fresh) && words.every((word) => one.text.includes(word));
          one.row.hidden = !hit;
          left += hit ? 1 : 0;
        }
      }
      group.box.hidden = left === 0;
      group.count.textContent = plural(left);
      group.box.open = active ? left > 0 && (left <= 300 || group.box.open) : group.started;
      sum += left;
    }
    for (const part of document.querySelectorAll(".status")) part.hidden = !part.querySelector("details:not([hidden])");
    nothing.hidden = sum > 0 || total === 0;
    shown.textContent = active ? `${sum.toLocaleString("en-GB")} of ${plural(total)}` : plural(total);
    return want;
  };

  const remember = (want) => {
    const hash = new URLSearchParams(Object.entries(want).filter(([, value]) => value)).toString();
    history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
  };

  const fill = (hash) => {
    const wish = new URLSearchParams(hash);
    if (!fields.some((name) => wish.has(name))) return false;
    for (const name of fields) {
      const field = form.elements[name];
      field.value = wish.get(name) ?? "";
      if (field.selectedIndex === -1) field.value = "";
    }
    return true;
  };

  const age = () => {
    const days = Math.floor((Date.now() - Date.parse(document.querySelector("time").dateTime)) / 864e5);
    if (days > 0) document.getElementById("age").textContent = days === 1 ? ", one day ago" : `, ${days.toLocaleString("en-GB")} days ago`;
  };

  const findings = document.getElementById("findings");
  // What the address asks for is shown where it stands: a filter alone would leave the reader above the list.
  const follow = () => {
    if (!fill(location.hash.slice(1))) return;
    apply();
    findings.scrollIntoView({ behavior: "instant" });
  };

  form.hidden = false;
  apply();
  follow();
  age();
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => remember(apply()));
  form.addEventListener("reset", () => setTimeout(() => remember(apply())));
  addEventListener("hashchange", follow);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-filter]");
    if (!link || !fill(link.dataset.filter)) return;
    event.preventDefault();
    remember(apply());
    findings.focus({ preventScroll: true });
    findings.scrollIntoView();
  });
  addEventListener("beforeprint", () => {
    for (const box of document.querySelectorAll("details")) { box.dataset.was = box.open ? "1" : ""; box.open = true; }
  });
  addEventListener("afterprint", () => {
    for (const box of document.querySelectorAll("details")) box.open = box.dataset.was === "1";
  });
})();
