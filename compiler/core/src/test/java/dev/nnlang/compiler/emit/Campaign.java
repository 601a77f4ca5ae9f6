package dev.nnlang.compiler.emit;

/** How many random cases a test takes: a few in every build, many with {@code -Pdifferential}. */
final class Campaign {
  private static final boolean LARGE = Boolean.getBoolean("nnc.differential");
  private static final int STEP = 1_000;

  private Campaign() {}

  static int size(int inEveryBuild, int large) {
    return LARGE ? large : inEveryBuild;
  }

  /** Says now and then that {@code done} of {@code size} cases are done, whose seeds are known. */
  static void progress(String what, int done, int size) {
    if (done % STEP == 0 && done < size) {
      System.out.println(what + ": seeds 0.." + (done - 1) + " done, to " + (size - 1));
    }
  }
}
