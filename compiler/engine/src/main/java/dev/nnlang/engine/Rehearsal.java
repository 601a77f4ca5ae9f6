package dev.nnlang.engine;

/**
 * Updates from the first weights with a rate of their own.
 *
 * @param before the error of the first weights
 * @param after the error in the end
 */
record Rehearsal(double rate, double before, double after) {

  String inWords() {
    return "try `rate: "
        + Rounded.number(rate)
        + "`: of smaller rates it lowers the error most in as many updates, from "
        + Rounded.number(before)
        + " to "
        + Rounded.number(after);
  }
}
