(function () {
  var form = document.querySelector(".filter");
  if (!form) return;
  var query = form.querySelector("#query"), boxes = form.querySelectorAll("[type=checkbox]"), status = form.querySelector("[role=status]");
  var cards = document.querySelectorAll("main .card[data-level]"), rows = document.querySelectorAll("main table.long tbody tr");
  function has(element, wanted) { return element.textContent.toLocaleLowerCase().indexOf(wanted) >= 0; }
  function show() {
    var wanted = query.value.trim().toLocaleLowerCase(), levels = {}, number = 0;
    boxes.forEach(function (box) { levels[box.value] = box.checked; });
    cards.forEach(function (card) {
      card.hidden = !(levels[card.dataset.level] && has(card, wanted));
      if (!card.hidden) number += 1;
    });
    rows.forEach(function (row) { row.hidden = !has(row, wanted); });
    status.textContent = status.dataset.text.replace("{n}", number).replace("{all}", cards.length);
  }
  form.hidden = false;
  form.addEventListener("input", show);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  show();
})();
