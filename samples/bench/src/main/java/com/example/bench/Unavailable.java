package com.example.bench;

/**
 * A peer does not do a workload, or cannot here; the message says why, for the foot of the table.
 */
final class Unavailable extends Exception {
  private static final long serialVersionUID = 1;

  Unavailable(String reason) {
    super(reason);
  }
}
