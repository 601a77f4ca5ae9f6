package dev.nnlang.compiler.emit;

import dev.nnlang.compiler.plan.Kernel;
import dev.nnlang.compiler.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A kernel and what javac made of it.
 *
 * @param owner the class that has its method
 * @param bytecodes of the method
 */
public record KernelSize(String owner, Kernel kernel, int bytecodes) {
  /** Every kernel of {@code model}: of its class, its learners and its rounds. */
  public static List<KernelSize> of(GeneratedModel model) {
    Map<String, List<ClassFile.Method>> methods =
        model.classFiles().values().stream()
            .flatMap(bytes -> ClassFile.methods(bytes).stream())
            .collect(Collectors.groupingBy(method -> method.owner() + "." + method.name()));
    List<KernelSize> sizes = new ArrayList<>();
    add(model.source().className().replace('.', '/'), model.plan(), methods, sizes);
    return sizes;
  }

  private static void add(
      String owner,
      Plan plan,
      Map<String, List<ClassFile.Method>> methods,
      List<KernelSize> sizes) {
    plan.kernels().forEach(kernel -> sizes.add(of(owner, kernel, methods)));
    plan.learners()
        .forEach(
            learner ->
                learner
                    .own()
                    .forEach(
                        kernel ->
                            sizes.add(of(owner + "$" + learner.className(), kernel, methods))));
    plan.rounds().forEach(round -> add(owner + "$" + round.className(), round, methods, sizes));
  }

  private static KernelSize of(
      String owner, Kernel kernel, Map<String, List<ClassFile.Method>> methods) {
    List<ClassFile.Method> generated =
        methods.getOrDefault(owner + "." + kernel.method(), List.of());
    if (generated.size() != 1) {
      throw new AssertionError(owner + "." + kernel.method() + ": " + generated);
    }
    return new KernelSize(owner, kernel, generated.get(0).bytecodes());
  }

  /** Whether the plan says less than it is. */
  public boolean isUnderestimated() {
    return bytecodes > kernel.bytecodes();
  }

  @Override
  public String toString() {
    return owner
        + "."
        + kernel.method()
        + ": "
        + bytecodes
        + " of an estimated "
        + kernel.bytecodes();
  }
}
