package cell

// Where a line of Korean text may end.
//
// It ends at spaces. Of those some hold together what a person reads as one:
// a number and its unit, the parts of a date, the two ends of a range. And where
// a word is too long for its row, or lines are to be filled, it is broken between
// syllables that may be parted.

// tie says how strongly the parts of a text on both sides of a place hold
// together.
type tie uint8

const (
	loose  tie = iota
	ranged     // what is between the ends of a range, or a day and its time
	tied       // a number and its unit, the parts of one date
	bound      // punctuation and what it belongs to
	ties       // how many there are
)

// Closing punctuation and units do not begin a line.
func closing(r rune) bool {
	switch r {
	case ')', ']', '}', '）', '］', '｝', '」', '』', '】', '〉', '》', '〕', '’', '”', '›', '»',
		',', '.', '!', '?', ':', ';', '、', '。', '，', '．', '！', '？', '：', '；', '…', '‥',
		'%', '％', '‰', '℃', '㎡', '㎢', '㎥', '㎏', '㎞', '㎜', '㎝', '~', '∼', '～':
		return true
	}
	return false
}

// Opening punctuation does not end one.
func opening(r rune) bool {
	switch r {
	case '(', '[', '{', '（', '［', '｛', '「', '『', '【', '〈', '《', '〔', '‘', '“', '‹', '«':
		return true
	}
	return false
}

// sign says that r is what authors set before the parts of a text, which does
// not stand alone at the end of a line.
func sign(r rune) bool {
	switch {
	case r < 0x2000:
		return r == '-' || r == '*' || r == '·'
	case r < 0x2460:
		return r == '※' || r == '•' || r == '‣' || r == '⁃'
	case r <= 0x24ff:
		return true // ①
	}
	return r >= 0x25a0 && r <= 0x27bf || r == 'ㆍ' // ▲ ☞ ❍
}

func wave(r rune) bool { return r == '~' || r == '∼' || r == '～' }

func digit(r rune) bool { return r >= '0' && r <= '9' }

// prior returns the character before units[i] that is no escape sequence, and
// its place; 0 at the beginning.
func prior(units []unit, i int) (rune, int) {
	for i--; i >= 0; i-- {
		if r := units[i].r; r != 0 {
			return r, i
		}
	}
	return 0, -1
}

// next returns the character at units[i] or after it that is no escape sequence,
// and its place.
func next(units []unit, i int) (rune, int) {
	for ; i < len(units); i++ {
		if r := units[i].r; r != 0 {
			return r, i
		}
	}
	return 0, len(units)
}

// atSpace says how strongly the words on both sides of the space at units[i]
// hold together.
func atSpace(units []unit, i int) tie {
	before, at := prior(units, i)
	for before == ' ' {
		before, at = prior(units, at)
	}
	after, to := next(units, i)
	for after == ' ' {
		after, to = next(units, to+1)
	}
	if opening(before) || closing(after) && !wave(after) {
		return bound
	}
	if before >= '가' && before <= '힣' && after >= '가' && after <= '힣' && after != '원' && after != '명' {
		return loose // most of all text
	}
	earlier, _ := prior(units, at)
	if sign(before) && (earlier == 0 || earlier == ' ') {
		if digit(after) && earlier == ' ' && before == '-' {
			return tied // 031 - 481
		}
		return bound
	}
	return numbers(units, earlier, before, after, to, at)
}

// numbers says whether a space stands inside of a number, a date or a range.
func numbers(units []unit, earlier, before, after rune, to, at int) tie {
	switch {
	case wave(before), wave(after):
		return ranged
	case digit(before):
		if after == '-' {
			if r, _ := next(units, to+1); r == ' ' || digit(r) {
				return tied
			}
		}
		if counter(after) {
			return tied // 30 명
		}
	case myriad(before) && (digit(after) || counter(after)):
		if numeral(units, at) {
			return tied // 200만 원, 1억 2,000만
		}
	case before == '.' && digit(earlier) && (digit(after) || after == '('):
		return tied // 2026. 3. 2. (월)
	case !digit(after) && after != '오' && after != '(':
		return loose
	case (before == '년' || before == '월') && digit(earlier),
		before == '시' && digit(earlier) && digit(after),
		(before == '전' || before == '후') && earlier == '오',
		before == ')' && digit(earlier) && digit(after),
		(before == '제' || before == '약' || before == '총') && (earlier == 0 || earlier == ' '):
		return tied // 2026년 3월, 9시 30분, 오전 9시, 031) 481, 제 3회
	case before == '일' && digit(earlier), before == ')' && weekday(earlier):
		return ranged // 2일 14시, 3. 2.(월) 09:00
	}
	return loose
}

// counter says that what is counted may begin with r.
func counter(r rune) bool {
	switch r {
	case '원', '명', '개', '건', '회', '년', '월', '일', '시', '분', '초', '층', '호', '매', '부', '권', '대', '곳', '점', '위',
		'차', '세', '살', '주', '인', '팀', '쪽', '면', '장', '억', '만', '천', '백', '조', '여', '톤', '평', '가', '종', '번', '동',
		'k', 'm', 'g', 'c', 'L', 'W', '㎡', '㎢', '㎥', '㎏', '㎞', '㎜', '㎝', '℃', '%', '㏊', '㎖', 'ℓ':
		return true
	}
	return false
}

// myriad says that r multiplies the number before it.
func myriad(r rune) bool {
	switch r {
	case '십', '백', '천', '만', '억', '조', '여':
		return true
	}
	return false
}

// numeral says that the word that ends at units[at] ends as a number does: with a
// digit and words for thousands.
func numeral(units []unit, at int) bool {
	r := units[at].r
	for range 4 { // no more of them stand in a row
		if !myriad(r) {
			break
		}
		r, at = prior(units, at)
	}
	return digit(r)
}

func weekday(r rune) bool {
	switch r {
	case '월', '화', '수', '목', '금', '토', '일':
		return true
	}
	return false
}

// seam says that a word may be broken before units[i].
func seam(units []unit, i int) bool {
	before, at := prior(units, i)
	after, to := next(units, i)
	if before == ' ' || after == ' ' {
		if before == ' ' {
			i = at
		}
		return atSpace(units, i) == loose
	}
	if opening(before) || closing(after) || tight(before) && tight(after) || wave(before) || joint(after) {
		return false
	}
	hangul := after >= '가' && after <= '힣'
	switch {
	case digit(before) && (hangul || counter(after)):
		return false
	case myriad(before) && (counter(after) || digit(after)) && numeral(units, at):
		return false
	}
	return !straggles(units, to)
}

// tight says that r stands in numbers, in addresses and in words of Latin
// letters, none of which is broken.
func tight(r rune) bool {
	return r > ' ' && r < 0x7f && r != ')' && r != ']' && r != '}' && r != '>'
}

// joint says that r joins two words, and so stands with the first.
func joint(r rune) bool {
	switch r {
	case '·', 'ㆍ', '・', '-', '/', '–', '—', '―':
		return true
	}
	return false
}

// straggles says that so little of a word stands from units[i] on that it should
// not be pushed over alone: a syllable, or a particle of two or three.
func straggles(units []unit, i int) bool {
	var end [3]rune
	n := 0
	for ; i < len(units) && n <= len(end); i++ {
		r := units[i].r
		if r == ' ' || n > 0 && joint(r) {
			break
		}
		if r == 0 || closing(r) {
			continue
		}
		if n < len(end) {
			end[n] = r
		}
		n++
	}
	return n <= 1 || n <= len(end) && particles[end]
}

// particles are those of more than one syllable.
var particles = func() map[[3]rune]bool {
	set := map[[3]rune]bool{}
	for _, p := range []string{
		"에서", "에게", "까지", "부터", "으로", "이나", "이며", "이고", "이라", "이란", "하고", "처럼", "보다", "마다", "조차",
		"에는", "에도", "에만", "로서", "로써", "라고", "라는", "라며", "에서는", "에서도", "에게는", "에게서", "으로서", "으로써", "으로는",
		"까지는", "까지도", "부터는", "이라고", "이라는", "이라며", "입니다",
	} {
		var key [3]rune
		copy(key[:], []rune(p))
		set[key] = true
	}
	return set
}()
