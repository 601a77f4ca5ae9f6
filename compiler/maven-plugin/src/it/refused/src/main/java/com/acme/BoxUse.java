package com.acme;

/** An application, which calls an input by its name. */
final class BoxUse {
  private BoxUse() {}

  static float width(Box.Input box) {
    return box.width();
  }
}
