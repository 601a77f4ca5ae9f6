import java.nio.file.Files
import java.time.OffsetDateTime

def log = new File(basedir, 'build.log').getText('UTF-8')
def count = { String text -> log.split(java.util.regex.Pattern.quote(text), -1).length - 1 }
def java = { String name -> new File(basedir, "target/generated-sources/nn/com/acme/${name}.java") }
def type = { String name -> new File(basedir, "target/classes/com/acme/${name}.class") }
def firstEnd = (log =~ /Finished at: (\S+)/).collect { OffsetDateTime.parse(it[1]).toInstant() }.min()
def written = { Files.getLastModifiedTime(it.toPath()).toInstant() }

assert count('nnc: compiled 3 files, 0 unchanged') == 1

// One file is edited: it alone is compiled again.
assert count('nnc: compiled 1 file, 2 unchanged') == 1
assert java('Changed').text.contains('[1 x 3]')
assert written(java('Changed')) >= firstEnd.minusSeconds(1)
assert written(java('Kept')) < firstEnd.plusSeconds(1)

// One file is deleted: its Java and its class are gone too.
assert count('nnc: nothing to compile, 2 files unchanged') == 1
assert count('nnc: deleted 1 file of models that are gone') == 1
assert !java('Gone').exists()
assert !type('Gone').exists()
assert type('Kept').isFile()
assert type('Changed').isFile()

assert count('nnc: checked 2 files') == 1
assert log.contains('nnc:generate-test')
return true
