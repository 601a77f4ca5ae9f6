package com.example.bench;

/**
 * libtorch as programs in C++ use it: layers, derivatives that it records itself, its optimizer. It
 * trains only; predictions record nothing and are those of {@link CppTorchPeer}.
 */
final class CppAutogradPeer implements Peer {
  @Override
  public String name() {
    return "libtorch C++";
  }

  /** DJL brings libraries of the same names. */
  @Override
  public boolean alone() {
    return true;
  }

  @Override
  public Trainee trainee(Task task) throws Unavailable {
    CppTorchPeer.setThreads(task.threads());
    return new CppAutogradTrainee(task);
  }
}
