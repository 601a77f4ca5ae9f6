package dev.nnlang.compiler.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.nnlang.compiler.plan.LayerPlan;
import java.util.Arrays;
import javax.lang.model.element.Modifier;

/** As {@link PlacesWriter}, where weights lie in rows: the list of one sum at a time. */
final class RowPlacesWriter {
  private final Numerals numerals;
  private final int inputs;
  private final int outputs;

  /** For the inputs and the signals of {@code first}. */
  RowPlacesWriter(Numerals numerals, LayerPlan first) {
    this.numerals = numerals;
    this.inputs = first.dense().orElseThrow().fanIn();
    this.outputs = first.signals();
  }

  TypeSpec write() {
    return TypeSpec.classBuilder(PlacesWriter.NAME)
        .addJavadoc(
            Doc.of(
                "Where the inputs of an example are not 0, or the examples of an input; for one thread."))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addField(int[].class, "list", Modifier.FINAL)
        .addField(numerals.row(), "column", Modifier.FINAL)
        .addField(numerals.row(), "sums", Modifier.FINAL)
        .addField(TypeName.BOOLEAN, "used")
        .addField(TypeName.INT, "spared")
        .addField(TypeName.LONG, "found")
        .addField(TypeName.LONG, "all")
        .addMethod(constructor())
        .addMethod(over())
        .addMethod(allFinite())
        .addMethod(find())
        .addMethod(findInColumn())
        .build();
  }

  private MethodSpec constructor() {
    return MethodSpec.constructorBuilder()
        .addParameter(TypeName.INT, "capacity")
        .addStatement("list = new int[$T.max(capacity, $L)]", Math.class, inputs)
        .addStatement("column = new $T[capacity]", numerals.type())
        .addStatement("sums = new $T[$L]", numerals.type(), outputs)
        .build();
  }

  private MethodSpec over() {
    return MethodSpec.methodBuilder("over")
        .addJavadoc(
            Doc.of(
                "Decides whether the next sums of rows {@code 0 .. count - 1} of m go by lists: 0 times each"
                    + " number in them is 0, and lists have not had more than three quarters of all terms of"
                    + " late."))
        .returns(PlacesWriter.NAME)
        .addParameter(numerals.rows(), "m")
        .addParameter(TypeName.INT, "count")
        .addStatement(
            "spared = 4 * found > 3 * all ? $L : $T.max(0, spared - 1)",
            PlacesWriter.SPARED,
            Math.class)
        .addStatement("found = 0")
        .addStatement("all = 0")
        .addStatement("used = spared == 0 && allFinite(m, count)")
        .addStatement("return this")
        .build();
  }

  /** A sum of zeros, which C2 makes vector code of, as it does not of a condition. */
  private MethodSpec allFinite() {
    return MethodSpec.methodBuilder("allFinite")
        .addJavadoc(
            Doc.of(
                "Whether 0 times each number in rows {@code 0 .. count - 1} of m is 0, and no number that is"
                    + " not."))
        .addModifiers(Modifier.PRIVATE)
        .returns(TypeName.BOOLEAN)
        .addParameter(numerals.rows(), "m")
        .addParameter(TypeName.INT, "count")
        .addStatement("$T.fill(sums, 0)", Arrays.class)
        .beginControlFlow("for (int n = 0; n < count; n++)")
        .addStatement("$T row = m[n]", numerals.row())
        .beginControlFlow("for (int j = 0; j < $L; j++)", outputs)
        .addStatement("sums[j] += 0 * row[j]")
        .endControlFlow()
        .endControlFlow()
        .beginControlFlow("for ($T sum : sums)", numerals.type())
        .beginControlFlow("if (sum != 0)")
        .addStatement("return false")
        .endControlFlow()
        .endControlFlow()
        .addStatement("return true")
        .build();
  }

  private MethodSpec find() {
    return MethodSpec.methodBuilder("find")
        .addJavadoc(
            Doc.of(
                "Lists which of the first {@code terms} numbers of x are not 0, and returns how many they are."))
        .returns(TypeName.INT)
        .addParameter(numerals.row(), "x")
        .addParameter(TypeName.INT, "terms")
        .addStatement("int count = 0")
        .beginControlFlow("for (int k = 0; k < terms; k++)")
        .addComment("Overwritten by the next if it is 0.")
        .addStatement("list[count] = k")
        .addStatement("count += x[k] != 0 ? 1 : 0")
        .endControlFlow()
        .addStatement("found += count")
        .addStatement("all += terms")
        .addStatement("return count")
        .build();
  }

  private MethodSpec findInColumn() {
    return MethodSpec.methodBuilder("find")
        .addJavadoc(Doc.of("The same of column i of x, which becomes {@code column}."))
        .returns(TypeName.INT)
        .addParameter(numerals.rows(), "x")
        .addParameter(TypeName.INT, "i")
        .addParameter(TypeName.INT, "rows")
        .beginControlFlow("for (int n = 0; n < rows; n++)")
        .addStatement("column[n] = x[n][i]")
        .endControlFlow()
        .addStatement("return find(column, rows)")
        .build();
  }
}
