package dev.nnlang.compiler.emit;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;

/**
 * The methods of a class file with the sizes of their code, as the Java Virtual Machine
 * Specification lays it out in chapter 4.
 */
final class ClassFile {
  /** One method; {@code bytecodes} is the length of its code. */
  record Method(String owner, String name, String descriptor, int bytecodes) {}

  private final ClassReader reader;
  private final char[] buffer;
  private final List<Method> methods = new ArrayList<>();
  private int at;

  private ClassFile(byte[] bytes) {
    reader = new ClassReader(bytes);
    buffer = new char[reader.getMaxStringLength()];
    at = reader.header + 6;
    int interfaces = next();
    at += 2 * interfaces;
    members(false);
    members(true);
  }

  static List<Method> methods(byte[] bytes) {
    return new ClassFile(bytes).methods;
  }

  /** The next unsigned 16 bits. */
  private int next() {
    int value = reader.readUnsignedShort(at);
    at += 2;
    return value;
  }

  private void members(boolean areMethods) {
    for (int left = next(); left > 0; left--) {
      String name = reader.readUTF8(at + 2, buffer);
      String descriptor = reader.readUTF8(at + 4, buffer);
      at += 6;
      for (int attributes = next(); attributes > 0; attributes--) {
        String attribute = reader.readUTF8(at, buffer);
        int length = reader.readInt(at + 2);
        at += 6;
        if (areMethods && attribute.equals("Code")) {
          methods.add(new Method(reader.getClassName(), name, descriptor, reader.readInt(at + 4)));
        }
        at += length;
      }
    }
  }
}
