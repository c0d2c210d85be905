package prose

import "city/sosik/feed"

func text(s string) []feed.Span { return []feed.Span{{Text: s}} }
func para(s string) feed.Block  { return feed.Block{Kind: feed.Paragraph, Spans: text(s)} }
func head(l int, s string) feed.Block {
	return feed.Block{Kind: feed.Heading, Level: l, Spans: text(s)}
}

func item(level int, marker, s string) feed.Block {
	return feed.Block{Kind: feed.Item, Level: level, Marker: marker, Spans: text(s)}
}

func td(s string) feed.Cell { return feed.Cell{Spans: text(s)} }
func th(s string) feed.Cell { return feed.Cell{Spans: text(s), Header: true} }

// sample is an article with some of everything.
func sample() feed.Article {
	return feed.Article{
		Notice: feed.Notice{Title: "2026년 안산시 청년 창업 지원사업 참여자 모집 공고"},
		Body: feed.Body{
			{Kind: feed.Paragraph, Spans: []feed.Span{
				{Text: "안산시(시장 이민근)는 ‘2026년 청년 창업 지원사업’ 참여자를 "},
				{Text: "“선착순”", Bold: true},
				{Text: "으로 모집한다고 8일 밝혔다. 자세한 내용은 "},
				{Text: "안산시 누리집", Link: 1},
				{Text: "이나 "},
				{Text: "안산", Link: 2}, {Text: "청년포털", Link: 2, Bold: true},
				{Text: "에서 볼 수 있다…"},
			}},
			head(2, "1. 모집 개요"),
			para("▲ 모집 기간: 2026. 3. 2.(월) 09:00 ~ 3. 31.(화) 18:00까지이며, 우편 접수는 마감일 소인까지 인정합니다.\n▲ 모집 인원: 30명\n▲ 지원 금액: 1인당 최대 5,000,000원(자부담 10%)"),
			para("○ 신청 자격: 공고일 현재 안산시에 주민등록을 둔 만 19세 이상 39세 이하 청년"),
			para("※ 3.2.~5.31. 09:00~18:00 (토~일 제외), 문의 031-481-2345 <일자리정책과>"),
			item(1, "•", "사업계획서 1부"),
			item(1, "•", "주민등록초본 1부(최근 5년간의 주소 변동 사항이 모두 포함된 것으로, 발급일로부터 1개월 이내)"),
			item(2, "가.", "병역 사항이 포함된 것"),
			item(2, "나.", "*** 주의: 주민등록번호 뒷자리는 가리고 제출 ***"),
			{Kind: feed.Quote, Spans: text("“청년이 살고 싶은 도시를 만들겠습니다. 많은 관심과 참여를 부탁드립니다.”\n— 이민근 안산시장")},
			{Kind: feed.Table, Rows: []feed.Row{
				{th("구분"), th("지원 내용"), th("금액"), th("비고")},
				{{Spans: text("창업"), Rows: 2}, td("사업화 자금 (시제품 제작, 특허 출원, 홍보·마케팅 비용 등)"), td("5,000,000원"), td("")},
				{td("전문가 상담"), td("무료"), td("월 2회")},
				{td("공간"), {Spans: text("안산청년몰 입주 공간 제공 (12개월, 1회 연장 가능)"), Cols: 2}, td("▲ 선착순")},
			}},
			{Kind: feed.Table, Rows: []feed.Row{
				{th("접수처"), td("안산시청 일자리정책과")},
				{th("전화"), td("031-481-2345")},
			}},
			{Kind: feed.Rule},
			{Kind: feed.Paragraph, Spans: []feed.Span{
				{Image: 1, Text: "모집 안내 포스터"}, {Text: " "}, {Image: 2},
			}},
			{Kind: feed.Code, Spans: text("if a < b && c {\n    go()  // `x` \\ *y*\n}")},
			para("https://www.ansan.go.kr/www/common/bbs/selectBbsDetail.do?bbs_code=B0238&bbs_seq=1234567&key=1619&searchKrwd=%EC%B2%AD%EB%85%84"),
		},
		Links: []feed.Link{
			{Text: "안산시 누리집", URL: "https://www.ansan.go.kr/"},
			{Text: "안산청년포털", URL: "https://youth.ansan.go.kr/policy/view?id=20852&page=155"},
			{Text: "관련 규정", URL: "https://www.elis.go.kr/(안산)"},
		},
		Images: []feed.Image{
			{Alt: "모집 안내 포스터", URL: "https://www.ansan.go.kr/upload/poster_1.jpg"},
			{URL: "https://www.ansan.go.kr/upload/map.png"},
		},
		Attachments: []feed.Attachment{{Name: "공고문.hwp", URL: "https://www.ansan.go.kr/file/1"}, {Name: "신청서 양식.hwpx"}},
	}
}
