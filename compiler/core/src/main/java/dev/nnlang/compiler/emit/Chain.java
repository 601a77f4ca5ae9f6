package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import dev.nnlang.compiler.plan.Budget;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * A run of statements that grows with the number of layers: it stays in its method while it fits
 * the budget, and moves into numbered methods of its own where it does not.
 *
 * @param type receives the numbered methods
 * @param name what the run does, such as {@code forward}; the numbered methods are called {@code
 *     forwardPart1} and so on, since {@code forward1} may be a kernel of layer 1
 * @param isStatic whether it runs without an instance
 * @param parameters that every statement may use
 */
record Chain(TypeSpec.Builder type, String name, boolean isStatic, List<ParameterSpec> parameters) {
  /** An upper estimate for a statement that calls a method with what the class has in fields. */
  static final int BYTECODES_OF_A_CALL = 24;

  /** A run within methods of an instance. */
  Chain(TypeSpec.Builder type, String name, List<ParameterSpec> parameters) {
    this(type, name, false, parameters);
  }

  /** Whether {@code count} statements of {@code bytecodesEach} stay in one method. */
  static boolean fits(int count, int bytecodesEach) {
    return Budget.split(count, bytecodesEach).size() <= 1;
  }

  /** Adds {@code statements} to {@code method}, or calls of the methods that hold them. */
  void writeTo(MethodSpec.Builder method, List<CodeBlock> statements, int bytecodesEach) {
    if (fits(statements.size(), bytecodesEach)) {
      statements.forEach(method::addCode);
      return;
    }
    String arguments =
        parameters.stream().map(ParameterSpec::name).collect(Collectors.joining(", "));
    int number = 1;
    for (Budget.Slice slice : Budget.split(statements.size(), bytecodesEach)) {
      MethodSpec.Builder part =
          MethodSpec.methodBuilder(name + "Part" + number)
              .addModifiers(Modifier.PRIVATE)
              .addParameters(parameters);
      if (isStatic) {
        part.addModifiers(Modifier.STATIC);
      }
      statements.subList(slice.from(), slice.to()).forEach(part::addCode);
      type.addMethod(part.build());
      method.addStatement("$NPart$L($L)", name, number, arguments);
      number++;
    }
  }
}
