package com.example.bench;

/**
 * The network written by hand in C over the products of OpenBLAS, in the library that {@link
 * OpenBlasPeer} calls, with the {@code tanhf} and {@code expf} of the C library: what a program
 * costs that crosses no border. Compiled where it runs, by {@code cc}.
 */
final class COverOpenBlasPeer implements Peer {
  @Override
  public String name() {
    return "C over OpenBLAS";
  }

  @Override
  public Trainee trainee(Task task) throws Unavailable {
    return new COverOpenBlasTrainee(task);
  }
}
