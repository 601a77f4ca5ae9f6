package dev.nnlang.compiler.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.nnlang.compiler.plan.Budget;
import dev.nnlang.compiler.plan.PhasePlan;
import dev.nnlang.compiler.plan.Plan;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Which nested class trains in which phase, and in which round of a greedy one. */
final class PhasesWriter {
  private static final int BYTECODES_OF_A_ROUND = 32;

  private final Plan plan;
  private final Numerals numerals;

  PhasesWriter(Plan plan, Numerals numerals) {
    this.plan = plan;
    this.numerals = numerals;
  }

  /** One learner does for a training of one phase; the interface's defaults say the rest. */
  void write(TypeSpec.Builder type) {
    type.addMethod(
        learnerMethod()
            .addParameter(TypeName.INT, "capacity")
            .addStatement("return new $L(capacity)", plan.scoring().className())
            .build());
    if (plan.phases().size() > 1 || !plan.rounds().isEmpty()) {
      type.addMethod(learnerOfPhase());
    }
    if (!plan.rounds().isEmpty()) {
      type.addMethod(auxiliary(type));
    }
  }

  private MethodSpec.Builder learnerMethod() {
    return NetworkWriter.override("learner")
        .returns(ParameterizedTypeName.get(RuntimeNames.LEARNER, numerals.row()));
  }

  private MethodSpec learnerOfPhase() {
    MethodSpec.Builder method =
        learnerMethod()
            .addParameter(TypeName.INT, "phase")
            .addParameter(TypeName.INT, "capacity")
            .beginControlFlow("switch (phase)");
    for (int p = 0; p < plan.phases().size(); p++) {
      int number = p;
      plan.phases()
          .get(p)
          .learner()
          .ifPresent(
              learner -> {
                method.addCode("case $L:\n", number);
                method.addStatement("$>return new $L(capacity)$<", learner.className());
              });
    }
    return orNone(method, "no learner of phase ", "phase").endControlFlow().build();
  }

  private static MethodSpec.Builder orNone(MethodSpec.Builder method, String what, String number) {
    return method
        .addCode("default:\n")
        .addStatement("$>throw new $T($S + $L)$<", IllegalArgumentException.class, what, number);
  }

  /** A method for each greedy phase, so that none grows with all of them. */
  private MethodSpec auxiliary(TypeSpec.Builder type) {
    MethodSpec.Builder method = auxiliaryMethod("auxiliary");
    method.addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    method.addParameter(TypeName.INT, "phase").addParameter(TypeName.INT, "round");
    method.beginControlFlow("switch (phase)");
    for (int p = 0; p < plan.phases().size(); p++) {
      PhasePlan phase = plan.phases().get(p);
      if (!phase.rounds().isEmpty()) {
        method.addCode("case $L:\n", p);
        method.addStatement("$>return auxiliaryOfPhase$L(round)$<", p + 1);
        writeRounds(type, p + 1, phase.rounds());
      }
    }
    return orNone(method, "no rounds of phase ", "phase").endControlFlow().build();
  }

  private void writeRounds(TypeSpec.Builder type, int phase, List<Plan> rounds) {
    String name = "auxiliaryOfPhase" + phase;
    List<Budget.Slice> slices = Budget.split(rounds.size(), BYTECODES_OF_A_ROUND);
    for (int part = 0; part < slices.size(); part++) {
      Budget.Slice slice = slices.get(part);
      MethodSpec.Builder method =
          auxiliaryMethod(part == 0 ? name : name + "Part" + (part + 1))
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
              .addParameter(TypeName.INT, "round")
              .beginControlFlow("switch (round)");
      for (int r = slice.from(); r < slice.to(); r++) {
        method.addCode("case $L:\n", r);
        method.addStatement("$>return new $L()$<", rounds.get(r).className());
      }
      if (part + 1 < slices.size()) {
        method
            .addCode("default:\n")
            .addStatement("$>return $LPart$L(round)$<", name, part + 2)
            .endControlFlow();
      } else {
        orNone(method, "no round ", "round").endControlFlow();
      }
      type.addMethod(method.build());
    }
  }

  private MethodSpec.Builder auxiliaryMethod(String name) {
    return MethodSpec.methodBuilder(name)
        .returns(ParameterizedTypeName.get(RuntimeNames.NETWORK, numerals.row()));
  }
}
