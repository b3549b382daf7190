import xlsxwriter, sys
wb=xlsxwriter.Workbook('big.xlsx',{'constant_memory':True}); ws=wb.add_worksheet()
d=wb.add_format({'num_format':'yyyy-mm-dd'})
ws.write_row(0,0,['id','email','phone','born','card','ok','share','note'])
for i in range(1,200001):
    ws.write_number(i,0,i); ws.write_string(i,1,f'jane{i}@example.org'); ws.write_string(i,2,f'07700 900{i%1000:03d}')
    ws.write_number(i,3,30000+i%9000,d); ws.write_number(i,4,4111111111111111); ws.write_boolean(i,5,i%2==0); ws.write_number(i,6,i/7); ws.write_string(i,7,'same note')
wb.close()
