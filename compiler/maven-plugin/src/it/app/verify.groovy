import java.nio.file.Files
import java.time.Instant
import java.time.OffsetDateTime

def log = new File(basedir, 'build.log').getText('UTF-8')
def app = new File(basedir, 'app')
def odd = new File(basedir, 'paths/target/Prüf stand')
def count = { String text -> log.split(java.util.regex.Pattern.quote(text), -1).length - 1 }

// The first build makes a class of each model, in the package of its folder or of its own line.
def generated = [
    new File(app, 'target/generated-sources/nn/com/acme/flowers/Iris.java'),
    new File(app, 'target/generated-sources/nn/com/acme/logic/Xor.java'),
    new File(app, 'target/generated-test-sources/nn/com/acme/Tiny.java'),
    new File(odd, 'java/com/acme/paths/Half.java')]
generated.each { assert it.isFile() }
assert generated[3].text.contains('[1 x 5]') : 'the option `set` does not arrive'
assert count('nnc: compiled 2 files, 0 unchanged') == 1
assert count('nnc: compiled 1 file, 0 unchanged') == 2

// The second one makes nothing, and javac has nothing to do.
assert count('nnc: nothing to compile, 2 files unchanged') == 1
assert count('nnc: nothing to compile, 1 file unchanged') == 2
assert count('Nothing to compile - all classes are up to date') == 3
def firstEnd = (log =~ /Finished at: (\S+)/).collect { OffsetDateTime.parse(it[1]).toInstant() }.min()
def classes = ['app/target/classes', 'app/target/test-classes', 'paths/target/classes']
    .collectMany { folder ->
      def found = []
      new File(basedir, folder).eachFileRecurse { if (it.name.endsWith('.class')) found << it }
      found
    }
assert classes.size() >= 6
(generated + classes).each {
  assert Files.getLastModifiedTime(it.toPath()).toInstant() < firstEnd.plusSeconds(1) : it
}

// A program needs the runtime alone.
def tree = new File(app, 'target/tree.txt').readLines()
assert tree.size() == 2
assert tree[1].contains('dev.nnlang:nnc-runtime:jar')

def runtime = new File(localRepositoryPath, 'dev/nnlang/nnc-runtime')
def jar
runtime.eachFileRecurse { if (it.name ==~ /nnc-runtime-.*\.jar/) jar = it }
def java = new File(System.getProperty('java.home'), 'bin/java').path
def main = [java, '-cp', [new File(app, 'target/classes'), jar].join(File.pathSeparator),
    'com.acme.Main', new File(app, 'target/Iris.safetensors').path].execute()
def errors = new StringBuilder()
def output = new StringBuilder()
main.waitForProcessOutput(output, errors)
assert errors.toString() == ''
assert output.toString().readLines() == ['[0.33333334, 0.33333334, 0.33333334]', '[0.0]']
return true
