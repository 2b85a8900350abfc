// Runs in the page, before the tests: Ember's and QUnit's settings, and the report.
import { setResolver } from "@ember/test-helpers";
import "decorator-transforms/globals";
import { setupEmberTesting, setupTestAdapter } from "ember-qunit";
import * as QUnit from "qunit";
import { setup as setupQunitDom } from "qunit-dom";
import {
  startPretender,
  stopPretender,
} from "../discourse/discourse/tests/helpers/create-pretender.ts";

QUnit.config.autostart = false;
QUnit.config.testTimeout = 10_000;
setupQunitDom(QUnit.assert);
setupTestAdapter();

// QUnit keeps one line of the stack, which is the assertion's own.
const { pushResult } = QUnit.assert;
QUnit.assert.pushResult = function (result) {
  const source = result.result ? undefined : new Error().stack;
  return pushResult.call(this, { source, ...result });
};
setupEmberTesting();

// Services are registered by hand; names are looked up as Ember's resolver would.
setResolver({
  resolve: () => undefined,
  normalize: (name) =>
    name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
});

// Ember keeps one renderer for an element: each test gets an element of its own.
QUnit.testStart(() => {
  const container = document.querySelector("#ember-testing-container");
  container.innerHTML = `<div id="ember-testing"></div>`;
  startPretender();
});
QUnit.testDone(() => stopPretender());

QUnit.on("testEnd", (test) =>
  window.report({
    name: test.fullName.join(": "),
    status: test.status,
    errors: test.errors.map(({ message, actual, expected, stack }) => ({
      message,
      actual: QUnit.dump.parse(actual),
      expected: QUnit.dump.parse(expected),
      stack,
    })),
  })
);
QUnit.on("runEnd", () => window.report(null));
