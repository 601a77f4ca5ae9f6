package dev.nnlang.compiler.model;

/** The number type that weights, signals and gradients have. */
public enum Precision {
  /** 32 bits. */
  FLOAT(4),
  /** 64 bits. */
  DOUBLE(8);

  private final int bytes;

  Precision(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of one number. */
  public int bytes() {
    return bytes;
  }
}
