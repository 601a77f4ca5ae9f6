package com.acme;

final class TinyUse {
  private final Tiny tiny = new Tiny();
}
