package query_test

import (
	"errors"
	"fmt"
	"time"

	"city/sosik/feed"
	"city/sosik/feed/query"
)

var tuesday = time.Date(2025, 4, 8, 9, 0, 0, 0, feed.Korea)

func ExampleParse() {
	q, err := query.Parse(`산불 제목:"봄철 예방" -축제 지난주 안읽음`, tuesday)
	fmt.Println(q, err)
	// Output: 산불 제목:"봄철 예방" -축제 2025-03-31..2025-04-06 안읽음 <nil>
}

func ExampleParse_error() {
	const text = "산불 2025-02-30"
	_, err := query.Parse(text, tuesday)
	var e *query.Error
	if errors.As(err, &e) && e.Kind == query.NoSuchDay {
		fmt.Println("there is no", text[e.Start:e.End])
	}
	// Output: there is no 2025-02-30
}

func ExampleQuery_Match() {
	d := query.Document{Title: query.Fold("안산시‘AI 도시’ 선정"), Body: query.Fold("봄철 산불 예방")}
	for _, s := range []string{"안산시‘ai", "산불 -축제", "제목:산불", "ㅇㅅㅅ", `"ㅇㅅㅅ"`} {
		q, err := query.Parse(s, tuesday)
		fmt.Println(s, q.Match(d), err)
	}
	// Output:
	// 안산시‘ai true <nil>
	// 산불 -축제 true <nil>
	// 제목:산불 false <nil>
	// ㅇㅅㅅ true <nil>
	// "ㅇㅅㅅ" false <nil>
}

func ExampleQuery_Find() {
	q, err := query.Parse("산불 ai", tuesday)
	if err != nil {
		panic(err)
	}
	const title = "AI로 산불 막는다"
	for _, s := range q.Find(true, title) {
		fmt.Println(s.Start, s.End, title[s.Start:s.End])
	}
	// Output:
	// 0 2 AI
	// 6 12 산불
}

func ExampleSlip() {
	for _, s := range []string{"dkstks", `wpahr:"tksqnf dPqkd" -cnrwp`, "산불 먀", "hwp"} {
		fmt.Printf("%q\n", query.Slip(s))
	}
	// Output:
	// "안산"
	// "제목:\"산불 예방\" -축제"
	// "산불 ai"
	// ""
}
