package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.plan.Budget;
import dev.nnlang.compiler.plan.Target;
import dev.nnlang.runtime.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What javac makes of generated classes: sizes, calls and fields, read from the class files. */
final class ClassFileTest {
  /**
   * Arithmetic, arrays, lists and the runtime; what records and enums are made of; and one resource
   * that is opened for the runtime. Nothing that reads, writes, reflects or prints. From 25 on,
   * javac itself adds a call of {@code Objects.requireNonNull} to inner classes.
   */
  private static final Pattern ALLOWED_OWNERS =
      Pattern.compile(
          "dev/nnlang/runtime/\\w+(\\$\\w+)?"
              + "|java/lang/(Object|Math|System|String|IllegalArgumentException)"
              + "|java/util/(ArrayList|Arrays|List|Map|Objects|Optional)"
              + "|java/lang/(Enum|Record|runtime/ObjectMethods)|\\[.*"
              + "|java/lang/Class.getResourceAsStream");

  private static final Pattern VECTORS = Pattern.compile("jdk/incubator/vector/\\w+");

  /** What tiles need beside the signature: the lanes of this machine and what follows from them. */
  private static final Pattern VECTOR_STATICS =
      Pattern.compile(
          "((LANES Ljdk/incubator/vector/VectorSpecies|(LOW|HIGH) Ljdk/incubator/vector/VectorMask);"
              + "|[VP] I|TALL Z) final");

  private static List<GeneratedModel> models = List.of();

  @BeforeAll
  static void compile() {
    Stream<String> random =
        IntStream.range(0, 6)
            .mapToObj(seed -> RandomModel.text("M" + seed, "float", new SplittableRandom(seed)));
    List<String> texts = Stream.concat(LargeModels.all().stream(), random).toList();
    models =
        Stream.of(Target.values())
            .flatMap(target -> GeneratedModel.of(texts, target).stream())
            .toList();
  }

  static Stream<GeneratedModel> models() {
    return models.stream();
  }

  private static List<ClassFile.Method> methods(GeneratedModel model) {
    return model.classFiles().values().stream()
        .flatMap(bytes -> ClassFile.methods(bytes).stream())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("models")
  void noMethodIsTooLargeForTheJustInTimeCompiler(GeneratedModel model) {
    for (ClassFile.Method method : methods(model)) {
      assertTrue(method.bytecodes() <= Budget.METHOD, method::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void noKernelIsLargerThanItsEstimate(GeneratedModel model) {
    assertEquals(
        List.of(), KernelSize.of(model).stream().filter(KernelSize::isUnderestimated).toList());
  }

  @ParameterizedTest
  @MethodSource("models")
  void onlyArithmeticArraysAndTheRuntimeAreCalled(GeneratedModel model) {
    String self = model.source().className().replace('.', '/');
    TreeSet<String> owners = new TreeSet<>();
    model.classFiles().values().forEach(b -> new ClassReader(b).accept(new Calls(owners), 0));
    owners.removeIf(owner -> owner.equals(self) || owner.startsWith(self + "$"));
    owners.removeIf(owner -> ALLOWED_OWNERS.matcher(owner).matches());
    if (model.target() == Target.VECTOR) {
      owners.removeIf(owner -> VECTORS.matcher(owner).matches());
    }
    assertEquals(new TreeSet<String>(), owners);
  }

  @ParameterizedTest
  @MethodSource("models")
  void theOnlyStaticsAreTheSignatureAndLabels(GeneratedModel model) {
    List<String> statics = new ArrayList<>();
    model.classFiles().values().forEach(b -> new ClassReader(b).accept(new Statics(statics), 0));
    if (model.target() == Target.VECTOR) {
      statics.removeIf(field -> VECTOR_STATICS.matcher(field).matches());
    }
    assertEquals(List.of("SIGNATURE Ldev/nnlang/runtime/Signature; final"), statics);
  }

  /** Names and constants as long as the language lets them be still make a class that loads. */
  @Test
  void everyClassLoadsAndKnowsItsFields() {
    for (GeneratedModel model : models) {
      if (model.model().network().parameterCount() > 1_000_000) {
        continue;
      }
      Network<?> network = model.newNetwork();
      assertEquals(model.model().network().inputWidth(), network.signature().inputWidth());
      assertEquals(model.model().network().outputWidth(), network.signature().outputWidth());
      assertEquals(network.tensors().size(), network.copy().tensors().size());
    }
  }

  /** Collects whose methods are called and whose fields are used. */
  private static final class Calls extends ClassVisitor {
    private final Set<String> owners;

    Calls(Set<String> owners) {
      super(Opcodes.ASM9);
      this.owners = owners;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitMethodInsn(
            int opcode, String owner, String method, String descriptor, boolean isInterface) {
          owners.add(owner.equals("java/lang/Class") ? owner + "." + method : owner);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
          owners.add(owner);
        }

        @Override
        public void visitInvokeDynamicInsn(
            String method, String descriptor, Handle bootstrap, Object... arguments) {
          // Only the concatenation of strings, which javac spells like this.
          owners.add(
              bootstrap.getOwner().equals("java/lang/invoke/StringConcatFactory")
                  ? "java/lang/String"
                  : bootstrap.getOwner());
        }
      };
    }
  }

  /** Collects static fields but those of an enum: its constants, and javac's array of them. */
  private static final class Statics extends ClassVisitor {
    private final List<String> statics;
    private boolean isEnum;

    Statics(List<String> statics) {
      super(Opcodes.ASM9);
      this.statics = statics;
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        String signature,
        String superName,
        String[] interfaces) {
      isEnum = (access & Opcodes.ACC_ENUM) != 0;
    }

    @Override
    public FieldVisitor visitField(
        int access, String name, String descriptor, String signature, Object value) {
      boolean isFinal = (access & Opcodes.ACC_FINAL) != 0;
      boolean ofEnum =
          isEnum && isFinal && (access & (Opcodes.ACC_ENUM | Opcodes.ACC_SYNTHETIC)) != 0;
      if ((access & Opcodes.ACC_STATIC) != 0 && !ofEnum) {
        statics.add(name + " " + descriptor + (isFinal ? " final" : ""));
      }
      return new FieldVisitor(Opcodes.ASM9) {};
    }
  }
}
