package dev.nnlang.cli;

import dev.nnlang.runtime.Checkpoints;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets a training that is interrupted save itself first. The first SIGINT or SIGTERM asks it to; a
 * second one ends the process at once, as does a training that after five seconds neither has come
 * to the end of an update nor is being saved.
 *
 * <p>The classes for signals are not part of the Java platform, though every Java since 1.2 has
 * them; without them a signal ends the process as ever.
 */
final class Interrupts {
  private static final List<String> SIGNALS = List.of("INT", "TERM");
  private static final String SIGNAL = "sun.misc.Signal";
  private static final String HANDLER = "sun.misc.SignalHandler";

  /** What a shell adds to the number of a signal. */
  private static final int BY_SIGNAL = 128;

  private static final long SECONDS_TO_SAVE = 5;
  private static final long MILLIS_BETWEEN_LOOKS = 50;

  private final Checkpoints checkpoints;
  private final PrintStream err;
  private final AtomicInteger code = new AtomicInteger();

  private Interrupts(Checkpoints checkpoints, PrintStream err) {
    this.checkpoints = checkpoints;
    this.err = err;
  }

  /** Turns signals into requests to {@code checkpoints}, where the process is the command's own. */
  static Interrupts of(Checkpoints checkpoints, Console console) {
    Interrupts interrupts = new Interrupts(checkpoints, console.err());
    if (console.ownsProcess()) {
      SIGNALS.forEach(interrupts::handle);
    }
    return interrupts;
  }

  /** The exit code of a training that was stopped. */
  int exitCode() {
    return code.get();
  }

  private void handle(String name) {
    try {
      Class<?> type = Class.forName(SIGNAL);
      Class<?> handlerType = Class.forName(HANDLER);
      Object signal = type.getConstructor(String.class).newInstance(name);
      int number = (Integer) type.getMethod("getNumber").invoke(signal);
      Object handler =
          Proxy.newProxyInstance(
              handlerType.getClassLoader(),
              new Class<?>[] {handlerType},
              (proxy, method, arguments) -> {
                onSignal(BY_SIGNAL + number);
                return null;
              });
      type.getMethod("handle", type, handlerType).invoke(null, signal, handler);
    } catch (ReflectiveOperationException | IllegalArgumentException notHere) {
      // Then the signal ends the process, and the last checkpoint stands.
    }
  }

  private void onSignal(int exitCode) {
    if (!code.compareAndSet(0, exitCode)) {
      Runtime.getRuntime().halt(exitCode);
    }
    checkpoints.stop();
    err.println("stopping at the end of this update; a second time stops at once");
    err.flush();
    Thread patience = new Thread(this::endAfterAll, "nnc-interrupt");
    patience.setDaemon(true);
    patience.start();
  }

  private void endAfterAll() {
    try {
      TimeUnit.SECONDS.sleep(SECONDS_TO_SAVE);
      while (checkpoints.isSaving()) {
        TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
      }
    } catch (InterruptedException nobodyDoes) {
      Thread.currentThread().interrupt();
    }
    err.println("stopped in the middle of an update; the last checkpoint stands");
    err.flush();
    Runtime.getRuntime().halt(code.get());
  }
}
