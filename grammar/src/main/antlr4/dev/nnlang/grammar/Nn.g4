/*
 * The .nn language, edition 1.
 *
 * New lines mean nothing, and every keyword is also a name. Three things keep that unambiguous:
 * an entry of a block begins with `key :` or with a keyword that is no key of that block; the word
 * after a number is one of the UNIT words; and `and or not then` are no values.
 * Lists of operators are loops, not recursion: only brackets nest.
 */
grammar Nn;

// ---- file

file : edition? packageLine? declaration* EOF ;

// The number is missing only in a file that is refused for it.
edition : NN NUMBER? ;

packageLine : PACKAGE name (DOT name)* ;

declaration : param | model | data | train | expect ;

param : PARAM name COLON name (IN range)? EQUAL value ;

// ---- model

model : MODEL name modelBlock ;
modelBlock : LBRACE modelEntry* RBRACE ;
modelEntry : field | layers | modelSetting ;

field : (INPUT | OUTPUT) declared (COMMA declared)* COLON type ;
declared : name (LBRACKET sum (COMMA sum)* RBRACKET)? ;
type : name (LPAREN label (COMMA label)* RPAREN)? (IN range)? ;
label : range | MINUS? NUMBER | name ;

layers : LAYERS COLON link (ARROW link)* ;
link : (name COLON)? (call | reference) ;

modelSetting : modelKey COLON values ;
values : value (COMMA value)* ;

// ---- data

data : DATA name dataBlock ;
dataBlock : LBRACE dataEntry* RBRACE ;
dataEntry : split | source ;

split : SPLIT COLON splitPart (COMMA splitPart)* ;
splitPart : name amount? ;

source : dataKey COLON origin ;
origin : rows | share | reader ;
share : (NUMBER | LPAREN value RPAREN) OF name (COMMA SEED amount)? ;
reader : plainWord LPAREN (argument (COMMA argument)*)? RPAREN ;

// A row ends where no comma follows; without arithmetic, `-1` never continues the cell before it.
rows : ROWS LPAREN names RPAREN LBRACE row* RBRACE ;
row : cell (COMMA cell)* ;
cell : (MINUS | PLUS)? NUMBER | name ;

// ---- train

train : TRAIN name ON name trainBlock ;
trainBlock : LBRACE trainEntry* RBRACE ;
trainEntry : phase | plateau | checkpoint | trainSetting ;

trainSetting : trainKey COLON values ;
plateau
  : ON PLATEAU LPAREN (argument (COMMA argument)*)? RPAREN
    COLON RATE STAR amount (COMMA AT MOST amount TIMES)?
  ;
checkpoint : CHECKPOINT COLON EVERY period (COMMA KEEP amount)? ;

phase : PHASE name COLON phaseKind phaseBlock? ;
phaseKind : ALL | ONLY names | GREEDY (AUTOENCODER | SUPERVISED) OVER names ;
phaseBlock : LBRACE phaseEntry* RBRACE ;
// A checkpoint belongs to the whole run; it is read here to be refused by name.
phaseEntry : plateau | checkpoint | trainSetting ;

// ---- expect

expect : EXPECT name expectBlock ;
expectBlock : LBRACE clause* RBRACE ;
clause : (call | reference) relation (tolerance | connective) ;
tolerance : sum (PLUS_MINUS sum)? ;

// ---- values, loosest first: then < or < and < not < relation < interval < + - < * / < -x
// Each rule here is a stack frame for each bracket, so they are few: operators of one rule that
// bind differently are sorted out by whoever reads the tree.

value : NOT* comparison ((AND | OR | THEN) NOT* comparison)* ;
comparison : interval (relation interval)? ;
relation : LESS | AT_MOST | GREATER | AT_LEAST | EQUAL ;
interval : sum ((PLUS_MINUS | RANGE | ARROW) sum | (PER | EVERY) period)? ;
sum : MINUS* primary ((PLUS | MINUS | STAR | SLASH) MINUS* primary)* ;
primary
  : NUMBER UNIT?
  | reference UNIT?
  | LPAREN value RPAREN UNIT?
  | call
  | STRING
  | WILDCARD
  ;

call : word LPAREN (argument (COMMA argument)*)? RPAREN ;
argument : (name COLON)? value ;
reference : word (DOT name)* ;

range : sum RANGE sum ;
period : amount UNIT ;
amount : MINUS? (NUMBER | reference | LPAREN value RPAREN) ;
names : name (COMMA name)* ;

// ---- words

// Any word: names of inputs, layers, labels, columns, models, data.
name : word | connective ;

// Any word that may be a value.
word : plainWord | INPUT | OUTPUT | LAYERS | ROWS | SPLIT | ON | PHASE | CHECKPOINT ;

modelKey : plainWord | ROWS | SPLIT | ON | PHASE | CHECKPOINT | connective ;
dataKey : plainWord | INPUT | OUTPUT | LAYERS | ROWS | ON | PHASE | CHECKPOINT | connective ;
trainKey : plainWord | INPUT | OUTPUT | LAYERS | ROWS | SPLIT | connective ;

connective : AND | OR | NOT | THEN ;

// Words that begin no entry of any block.
plainWord
  : IDENT | UNIT | NN | PACKAGE | PARAM | MODEL | DATA | TRAIN | EXPECT | IN | OF | SEED | ALL | ONLY
  | GREEDY | AUTOENCODER | SUPERVISED | OVER | PLATEAU | RATE | AT | MOST | TIMES | KEEP | PER | EVERY
  ;

// ---- tokens

NN : 'nn' ;
PACKAGE : 'package' ;
PARAM : 'param' ;
MODEL : 'model' ;
DATA : 'data' ;
TRAIN : 'train' ;
EXPECT : 'expect' ;
IN : 'in' ;
INPUT : 'input' ;
OUTPUT : 'output' ;
LAYERS : 'layers' ;
ROWS : 'rows' ;
SPLIT : 'split' ;
OF : 'of' ;
SEED : 'seed' ;
ON : 'on' ;
PLATEAU : 'plateau' ;
RATE : 'rate' ;
AT : 'at' ;
MOST : 'most' ;
TIMES : 'times' ;
CHECKPOINT : 'checkpoint' ;
KEEP : 'keep' ;
PHASE : 'phase' ;
ALL : 'all' ;
ONLY : 'only' ;
GREEDY : 'greedy' ;
AUTOENCODER : 'autoencoder' ;
SUPERVISED : 'supervised' ;
OVER : 'over' ;
AND : 'and' ;
OR : 'or' ;
NOT : 'not' ;
THEN : 'then' ;
PER : 'per' ;
EVERY : 'every' ;

UNIT
  : 'epoch' | 'epochs' | 'update' | 'updates' | 'example' | 'examples' | 'step' | 'steps'
  | 'ms' | 's' | 'sec' | 'second' | 'seconds' | 'min' | 'minute' | 'minutes' | 'h' | 'hour' | 'hours'
  ;

LBRACE : '{' ;
RBRACE : '}' ;
LPAREN : '(' ;
RPAREN : ')' ;
LBRACKET : '[' ;
RBRACKET : ']' ;
COLON : ':' ;
COMMA : ',' ;
RANGE : '..' ;
DOT : '.' ;
ARROW : '->' ;
PLUS_MINUS : '+-' ;
PLUS : '+' ;
MINUS : '-' ;
STAR : '*' ;
SLASH : '/' ;
AT_MOST : '<=' ;
AT_LEAST : '>=' ;
LESS : '<' ;
GREATER : '>' ;
EQUAL : '=' ;
WILDCARD : '_' ;

// The Greek small letter sigma is the one word outside ASCII.
IDENT : [A-Za-z_] [A-Za-z0-9_]* | '\u03C3' ;

// A dot needs a digit after it: `0..10` is a range, `0.5` a number.
NUMBER : DIGITS ('.' DIGITS)? ([eE] [+-]? DIGITS)? '%'? ;
fragment DIGITS : [0-9] ('_'? [0-9])* ;

STRING : '"' ~["\r\n]* '"' ;
UNCLOSED_STRING : '"' ~["\r\n]* ;

// Refused where it begins, so that nothing looks for its end.
BLOCK_COMMENT : '/*' ;

COMMENT : '//' ~[\r\n]* -> channel(HIDDEN) ;
SPACE : [ \t\r\n]+ -> skip ;

UNEXPECTED : . ;
