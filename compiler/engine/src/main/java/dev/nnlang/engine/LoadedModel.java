package dev.nnlang.engine;

import dev.nnlang.compiler.CompilerBug;
import dev.nnlang.compiler.emit.JavaSource;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Training;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;

/** A model and its generated class, compiled and loaded into this process. */
public final class LoadedModel {
  /** The module that classes for {@link dev.nnlang.compiler.plan.Target#VECTOR} need. */
  public static final String VECTORS = "jdk.incubator.vector";

  private final CheckedModel model;
  private final Class<?> type;

  private LoadedModel(CheckedModel model, Class<?> type) {
    this.model = model;
    this.type = type;
  }

  /**
   * Compiles {@code source} with the running Java's own compiler and loads it.
   *
   * @throws FileProblem if this Java has no compiler
   * @throws OutOfMemoryError if the weights alone take more memory than there is; said before the
   *     compiler starts, which takes longer than all else
   */
  public static LoadedModel load(CheckedModel model, JavaSource source) {
    requireMemory(model.network());
    return new LoadedModel(model, InMemoryJavac.compile(source));
  }

  private static void requireMemory(dev.nnlang.compiler.model.Network network) {
    double bytes = (double) network.parameterCount() * network.precision().bytes();
    if (bytes > Runtime.getRuntime().maxMemory()) {
      throw new OutOfMemoryError(
          String.format(
              Locale.ROOT,
              "the weights of `%s` alone take %,.0f MiB",
              network.name(),
              bytes / (1 << 20)));
    }
  }

  /** Whether this Java has been started with the module {@link #VECTORS}. */
  public static boolean hasVectors() {
    return ModuleLayer.boot().findModule(VECTORS).isPresent();
  }

  /** The model. */
  public CheckedModel model() {
    return model;
  }

  /**
   * A new network whose parameters are 0.
   *
   * @throws OutOfMemoryError if its parameters take more memory than there is
   */
  public Network<?> newNetwork() {
    try {
      return (Network<?>) type.getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      // How large a network is, is for the model to say: too large is no mistake of nnc.
      if (e.getCause() instanceof OutOfMemoryError tooLarge) {
        throw tooLarge;
      }
      throw new CompilerBug("the constructor of the generated class fails", e);
    } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
      throw new CompilerBug("the generated class has no public constructor", e);
    }
  }

  /** How the model says that it is trained; only for a model with a train block. */
  public Training training() {
    try {
      return (Training) type.getMethod("training").invoke(null);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new CompilerBug("the generated class does not say how it is trained", e);
    }
  }
}
