package dev.nnlang.data;

/** How much data fits. */
final class Memory {
  private Memory() {}

  /** Bytes that data may take: seven eighths of what Java may take in all. */
  static long most() {
    long all = Runtime.getRuntime().maxMemory();
    return all - all / 8;
  }
}
