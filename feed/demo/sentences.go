package demo

// details go on with what was done, planned and spent.
var details = []string{
	"이번 사업은 {target:을} 대상으로 하며, 총 {nn}명이 참여할 것으로 예상된다.",
	"시는 {m}월 {d}일까지 신청을 받아 {m2}월 중 최종 대상자를 선정할 계획이다.",
	"이날 행사에는 시민과 관계 공무원 등 {nnn}여 명이 참석한 가운데 {place}에서 진행됐다.",
	"지난해에는 {nnn}명이 참여해 만족도 {nn}.{n}%를 기록한 바 있다.",
	"총사업비는 {nn}억 {n}천만 원으로, 이 가운데 {nn}%는 도비로 지원된다.",
	"주요 내용은 ▲{item} ▲{item} ▲{item} 등이다.",
	"세부 프로그램은 ▲{item} ▲{item}·{item} ▲{item}(사전 신청) 등으로 꾸며진다.",
	"{dept:은} {partner:과} 협력 체계를 갖추고 주 1회 정기 회의를 열어 추진 상황을 점검한다.",
	"특히 올해는 {item:과} {item:을} 새로 도입해 시민 편의를 높였다.",
	"신청은 안산시청 누리집 또는 {otherdong} 행정복지센터에서 할 수 있으며, 오는 {m}월 {d}일까지 접수한다.",
	"시는 {purpose} 지난 {lastyear}년부터 관련 예산을 꾸준히 늘려 왔다.",
	"전체 {n},{nnn}건 가운데 {nnn}건({nn}.{n}%)을 우선 정비하고, 나머지는 {m2}월까지 마무리한다.",
	"이와 함께 {otherdept:은} {otherdong} 일원에서 {item:을} 병행해 시민 불편을 줄이기로 했다.",
	"심의에서 제시된 의견과 지적 사항은 개최 전까지 보완하고, 이행 여부를 중점 확인할 계획이다.",
	"대상지는 {otherdong}·{otherdong} 등 {n}개 동 {nn},{nnn}㎡ 규모다.",
	"참가비는 무료이며 준비물은 개인 물병과 편한 복장이다(우천 시 {place:으로} 변경).",
	"운영 시간은 평일 오전 9시부터 오후 6시까지이며, 공휴일과 휴일은 제외된다.",
	"시는 올해 들어 ‘{slogan}’{:을} 목표로 {item} 등 {nn}개 과제를 추진하고 있다.",
	"한 참여자는 “처음에는 낯설었지만 직접 해 보니 어렵지 않았고, 이웃과 함께라서 더 뜻깊었다”고 말했다.",
	"접수 결과 {n}.{n}:1의 경쟁률을 보였으며, 탈락자에게는 {item:을} 안내한다.",
	"기존 방식(A안)보다 비용은 {nn}% 낮고 처리 기간은 {n}일 → {n}시간 이내로 짧아진다.",
	"관련 자료는 `{year}_시정소식_{nn}.pdf` 파일로도 내려받을 수 있다.",
}

// speeches are said by somebody with a title and without a name.
var speeches = []string{
	"{official:은} “이번 {event:을} 통해 시민들에게 더 나은 서비스를 제공할 수 있을 것”이라며, “앞으로도 현장의 목소리에 귀 기울이겠다”고 말했다.",
	"{official:은} “작은 정성이 어려움을 겪고 있는 이웃들에게 도움이 되기를 바란다”며 “‘{slogan}’{:을} 위해 최선을 다하겠다”라고 말했다.",
	"{dept} 관계자는 “잠재적 위험 요소를 사전에 제거하고 행사가 마무리될 때까지 안전 점검을 철저히 하겠다”고 말했다.",
	"{partner} 관계자는 “안산시와의 협력을 통해 {item:을} 한층 넓혀 나갈 것으로 기대한다”고 밝혔다.",
	"{dong} {group} 회장은 “자발적으로 뜻을 모아 주신 모든 분께 감사드린다”며 “내년에는 더욱 알차게 준비하겠다”고 전했다.",
}

// closings end a press release.
var closings = []string{
	"한편 {event:과} 관련한 자세한 사항은 안산시 {dept}({phone})로 문의하면 안내받을 수 있다.",
	"한편, 안산시는 오는 {m}월 {d}일 {place}에서 ▲{item} ▲{item} 등 다채로운 행사를 이어갈 예정이다.",
	"아울러, 타 시·도 및 지자체와 벤치마킹을 통해 더 효과적인 운영 방안을 찾을 예정이다.",
	"자세한 내용은 공식 누리집(www.festa{nn}.example)에서 확인할 수 있다.",
	"기타 궁금한 사항은 콜센터(☎ {phone})로 문의하면 된다.",
}

// subtitles stand above some press releases.
var subtitles = []string{
	"{m}월 {d}일부터 {m2}월 {d2}일까지 {place}서… {slogan}",
	"{target} 대상 {item} 등 {n}개 분야… {slogan}",
	"- {slogan}, {item} 강화 -",
	"지역사회 이웃의 아픔에 함께하는 따뜻한 나눔 실천",
}

// heads part a long press release.
var heads = []string{
	"■ {item:과} {item}… ‘{slogan}’",
	"■ {dong}·{otherdong}, {item:으로} {slogan}",
	"□ {year}년 달라지는 점",
	"◆ {dept}: {item} 중심 개편",
}

// outlines are the lines of an announcement. Their punctuation is all text.
var outlines = [][]string{
	{"■ 사업 개요", "○ 사 업 명: {event}", "○ 기    간: {m}.{d}.~{m2}.{d2}.", "○ 장    소: {place}", "○ 대    상: {target}", "  - {item} 및 {item}", "  - {item}: {n}회 × {nn}명 = 총 {nnn}명"},
	{"1. 모집 개요", "가. 모집 기간: {year}. {m}. {d}.({weekday}) {time} ~ {year}. {m}. {d2}. 18:00까지", "나. 모집 인원: {nn}명(예비 {n}명 포함)", "다. 자격 요건: {target}", "    1) {item} 경력 {n}년 이상", "    2) 결격 사유가 없는 자 * 「지방공무원법」 제31조"},
	{"2. 제출 서류", "① 신청서 1부(붙임 1)", "② 개인정보 수집·이용 동의서 1부", "③ 주민등록등본 1부 ※ 최근 3개월 이내 발급분", "④ 그 밖에 증빙 자료 <해당자만>"},
	{"□ 신청 방법", " ❍ 방문: {otherdong} 행정복지센터, {dept}", " ❍ 전자우편: apply_{nnn}@ansan.example  ← 제목에 [신청_성명] 표기", " ❍ 팩스: {phone}", " ❍ 문의: {dept}(☎ {phone}, {phone})"},
	{"※ 유의 사항", "* 접수된 서류는 반환하지 않습니다. *", "** 허위 기재 시 선정이 취소될 수 있습니다 **", "# 일정은 사정에 따라 바뀔 수 있음", "_밑줄_ 친 항목은 반드시 기재", "3) 동점자는 연장자순", "10. 기타 사항은 <공고문> 참조 & 문의 바람"},
	{"◇ 추진 일정", "▶ {m}. {d}.  공고 및 접수", "▶ {m2}. {d2}.  결과 발표(누리집 게시)", "▷ {year}. {m2}. ~ {year}. 12.  운영", "~~기존 일정~~ → 변경: {m2}월 {d2}일(잠정)", "+ 추가 모집 시 별도 공고", "| 구분 | 1차 | 2차 |"},
	{"● 교통 통제", "- 일시: ’{yy}. {m}. {d}.({weekday}) {time}~", "- 구간: {place} ↔ {otherdong} 행정복지센터(약 {n}.{n}㎞)", "- 우회: 광덕대로 → 중앙대로(시속 50km/h)", "1+1 차로 운영, 최대 {nn}℃ 이상 시 중단"},
}

// openings begin an announcement.
var openings = []string{
	"「{event}」{:을} 다음과 같이 안내하오니 많은 참여 바랍니다.",
	"{dept}에서는 {purpose} {event:을} 아래와 같이 추진합니다.",
	"「행정절차법」 제46조에 따라 {event:을} 다음과 같이 공고합니다.",
	"안녕하십니까? 안산시 {dept}입니다. {event} 관련 사항을 알려드립니다.",
}
