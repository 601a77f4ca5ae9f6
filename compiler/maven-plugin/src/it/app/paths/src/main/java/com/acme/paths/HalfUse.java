package com.acme.paths;

final class HalfUse {
  private final Half half = new Half();
}
