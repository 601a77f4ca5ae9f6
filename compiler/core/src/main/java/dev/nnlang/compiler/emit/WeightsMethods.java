package dev.nnlang.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * The methods that load a network and save it.
 *
 * @param self the class
 * @param resource the weights that are packed with it
 * @param around whether it is not the network, but has it within
 */
record WeightsMethods(ClassName self, String resource, boolean around) {

  /** By name: the compiler itself touches no file. */
  private static final ClassName PATH = ClassName.get("java.nio.file", "Path");

  private static final ClassName STREAM = ClassName.get("java.io", "InputStream");

  void write(TypeSpec.Builder type) {
    type.addMethod(beside()).addMethod(from(PATH, "file")).addMethod(from(STREAM, "in"));
    type.addMethod(save());
  }

  private MethodSpec.Builder load(String doc) {
    return MethodSpec.methodBuilder("load")
        .addJavadoc(Doc.of("$L", doc))
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(self);
  }

  private MethodSpec beside() {
    return load("A network with the weights of the resource {@code "
            + resource
            + "} beside this class: the file that {@code nnc train} writes, in the folder of the package"
            + " among the resources.\n\n@return a new network\n"
            + "@throws IllegalStateException if there is no such resource\n"
            + "@throws dev.nnlang.runtime.WeightsException if it holds no weights of this model\n")
        .addStatement(
            "return $L",
            made(
                CodeBlock.of(
                    "$T.load($T.ofNullable($T.class.getResourceAsStream($S)),$W$S,$W$L)",
                    RuntimeNames.WEIGHTS,
                    Optional.class,
                    self,
                    resource,
                    resource,
                    empty())))
        .build();
  }

  private MethodSpec from(ClassName type, String name) {
    String where =
        type.equals(PATH)
            ? "a file.\n\n@param file"
            : "a stream.\n\n@param in read to its end, not closed; it holds";
    return load("A network with the weights of "
            + where
            + " weights that nnc or {@link #save} wrote\n@return a new network\n"
            + "@throws java.io.IOException if it cannot be read\n"
            + "@throws dev.nnlang.runtime.WeightsException if it holds no weights of this model\n")
        .addException(IOException.class)
        .addParameter(type, name)
        .addStatement(
            "return $L", made(CodeBlock.of("$T.load($L, $L)", RuntimeNames.WEIGHTS, name, empty())))
        .build();
  }

  private MethodSpec save() {
    return MethodSpec.methodBuilder("save")
        .addJavadoc(
            Doc.of(
                "Saves the weights; a file of weights that was there stays until the new one is"
                    + " complete.\n\n@param file where to\n"
                    + "@throws java.io.IOException if it cannot be written\n"))
        .addModifiers(Modifier.PUBLIC)
        .addException(IOException.class)
        .addParameter(PATH, "file")
        .addStatement(
            "$T.save(file, $L, $T.of())",
            RuntimeNames.WEIGHTS,
            around ? AroundWriter.WITHIN : "this",
            Map.class)
        .build();
  }

  /** A new network without weights. */
  CodeBlock empty() {
    return around
        ? CodeBlock.of("new $T().$L", self, AroundWriter.WITHIN)
        : CodeBlock.of("new $T()", self);
  }

  /** An instance of the class whose network is {@code network}. */
  CodeBlock made(CodeBlock network) {
    return around ? CodeBlock.of("new $T($L)", self, network) : network;
  }
}
